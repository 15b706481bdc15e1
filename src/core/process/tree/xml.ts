/** XML as it is written here: elements with attributes (undefined ones are left out) and either elements or text inside. */
export interface Xml {
  tag: string;
  attributes: Attributes;
  inner: readonly Xml[] | string;
}

export type Attributes = Record<string, string | undefined>;

export function el(tag: string, attributes: Attributes = {}, inner: readonly Xml[] | string = []): Xml {
  return { tag, attributes, inner };
}

/** Indented by two blanks. Text stands on the line of its element, so that none is added to it. */
export function xmlText({ tag, attributes, inner }: Xml, indent = ""): string {
  const head = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]));
  const open = `${indent}<${tag}${head.join("")}`;
  if (inner.length === 0) return `${open} />`;
  if (typeof inner === "string") return `${open}>${escaped(inner)}</${tag}>`;
  return `${open}>\n${inner.map((child) => xmlText(child, `${indent}  `)).join("\n")}\n${indent}</${tag}>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

function escaped(text: string): string {
  return writable(text).replace(/[&<>"\n\r\t]/g, (character) => ENTITIES[character] ?? character);
}

/** The text without the characters XML 1.0 has no way to write. */
export function writable(text: string): string {
  return [...text].filter((character) => isCharacter(character.codePointAt(0) ?? 0)).join("");
}

/** XML 1.0 §2.2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}
