import { Parser } from "saxen";

export interface XmlWalk {
  /** Called with the name without its prefix, and what reads an attribute by its name without prefix. */
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Goes through XML from begin to end. Prefixes are dropped: in Office files no two elements differ by them alone. The parser knows no document
 * types and no entities but the five of XML, so nothing can be drawn in or blown up. What isn't well-formed ends the walk where it is.
 */
export function walkXml(xml: string, walk: XmlWalk): void {
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) => {
    const given = attributes();
    walk.open?.(bare(name), (wanted) => {
      const found = Object.keys(given).find((each) => bare(each) === wanted);
      return found === undefined ? undefined : decode(String(given[found]));
    });
  });
  parser.on("text", (text, decode) => walk.text?.(decode(text)));
  parser.on("cdata", (text) => walk.text?.(text));
  parser.on("closeTag", (name) => walk.close?.(bare(name)));
  parser.on("error", () => undefined);
  parser.on("warn", () => undefined);
  parser.parse(xml);
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
