/** What the compiler calls for JSX in files that name it by their first line. Text out of tags, escaped, joined at once: no tree. */
import type { JSX as ReactJsx } from "react";
import { type Child, escaped, Html, type MarkupPart } from "./html.ts";

type Component = (props: never) => Child;
type Props = Readonly<Record<string, unknown>> & { readonly children?: Child };

/** Elements that have no content and no end tag. */
const VOID = new Set(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

/** Attributes whose name in JSX isn't that of the markup; case is the reader's affair. */
const NAMES: Readonly<Record<string, string>> = {
  className: "class",
  htmlFor: "for",
  charSet: "charset",
  httpEquiv: "http-equiv",
  defaultValue: "value",
  defaultChecked: "checked",
  fontFamily: "font-family",
  fontSize: "font-size",
  fontWeight: "font-weight",
  markerEnd: "marker-end",
  paintOrder: "paint-order",
  shapeRendering: "shape-rendering",
  strokeLinejoin: "stroke-linejoin",
  strokeWidth: "stroke-width",
  textAnchor: "text-anchor",
};

/** Attributes that say "false" in words rather than by their absence. */
const isSpelledOut = (name: string) => name === "spellCheck" || name.startsWith("aria-") || name.startsWith("data-");

export const Fragment = ({ children }: { children?: Child }): Child => children;

export function jsx(type: string | Component, props: Props): Html {
  if (typeof type !== "string") {
    const made = (type as (props: Props) => Child)(props);
    return made instanceof Html ? made : joined("", made, "");
  }
  let start = `<${type}`;
  for (const name in props) if (name !== "children") start += attribute(type, name, props[name]);
  if (VOID.has(type)) return new Html([`${start}>`]);
  return joined(`${start}>`, type === "textarea" ? textareaContent(props) : props.children, `</${type}>`);
}

/** For elements with several children: the same here. */
export function jsxs(type: string | Component, props: Props): Html {
  return jsx(type, props);
}

function attribute(type: string, name: string, value: unknown): string {
  if (value === undefined || value === null || (name === "defaultValue" && type === "textarea")) return "";
  const written = NAMES[name] ?? name;
  if (typeof value === "boolean" && !isSpelledOut(name)) return value ? ` ${written}=""` : "";
  return ` ${written}="${escaped(String(value))}"`;
}

/** Readers drop one line break at the start: the second is the writer's own. */
function textareaContent({ defaultValue }: Props): Child {
  return typeof defaultValue === "string" && defaultValue.startsWith("\n") ? `\n${defaultValue}` : (defaultValue as Child);
}

function joined(start: string, children: Child, end: string): Html {
  if (!holdsKept(children)) return new Html([start + textOf(children) + end]);
  const parts: MarkupPart[] = [start];
  gather(children, parts);
  addTo(parts, end);
  return new Html(parts);
}

function holdsKept(child: Child): boolean {
  if (typeof child !== "object" || child === null) return false;
  return child instanceof Html ? child.parts.some((part) => typeof part !== "string") : child.some(holdsKept);
}

function textOf(child: Child): string {
  if (typeof child === "string") return escaped(child);
  if (typeof child === "number") return String(child);
  if (typeof child !== "object" || child === null) return "";
  if (child instanceof Html) return child.toString();
  let text = "";
  for (const each of child) text += textOf(each);
  return text;
}

function gather(child: Child, parts: MarkupPart[]): void {
  if (child instanceof Html) for (const part of child.parts) addTo(parts, part);
  else if (Array.isArray(child)) for (const each of child as readonly Child[]) gather(each, parts);
  else addTo(parts, textOf(child));
}

/** Fresh texts that meet become one. */
function addTo(parts: MarkupPart[], part: MarkupPart): void {
  const last = parts.at(-1);
  if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
  else parts.push(part);
}

type Elements = ReactJsx.IntrinsicElements;

// The types of React's elements, which editors and the desk know, without what only a browser can use.
export declare namespace JSX {
  type Element = Html;
  type ElementType = string | ((props: never) => Child);
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicAttributes {
    key?: string | number;
  }
  type IntrinsicElements = {
    [Name in keyof Elements]: Omit<Elements[Name], "children" | "ref" | "style" | "dangerouslySetInnerHTML"> & { children?: Child };
  };
}
