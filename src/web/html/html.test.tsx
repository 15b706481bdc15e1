/** @jsxImportSource #html */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Child, keep } from "./html.ts";

/** What a reader makes of markup: tags out, entities back. */
const read = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");

test("no text, wherever it stands, can make a tag or leave its attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "a", "䶮", "𬱖", ";", "/") }), (typed) => {
      const content = String(<p title={typed}>{typed}</p>);
      expect(content.match(/[<>]/g)).toHaveLength(4);
      expect(content.match(/"/g)).toHaveLength(2);
      expect(read(content)).toBe(typed);
      expect(read(content.split('"')[1] ?? "")).toBe(typed);
    }),
  );
});

test("nothing is written for what is not there, and zero is written", () => {
  const none: Child[] = [null, undefined, false, true, ""];
  expect(String(<p title={undefined}>{none}</p>)).toBe("<p></p>");
  expect(String(<p>{0}</p>)).toBe("<p>0</p>");
});

test("attributes have the names of the markup, and say yes by being there", () => {
  expect(String(<input className="a" defaultValue="1" required disabled={false} aria-invalid={true} spellCheck={false} />)).toBe(
    '<input class="a" value="1" required="" aria-invalid="true" spellCheck="false">',
  );
  expect(String(<label htmlFor="x">y</label>)).toBe('<label for="x">y</label>');
  expect(String(<meta httpEquiv="refresh" content="4" />)).toBe('<meta http-equiv="refresh" content="4">');
});

test("a text of several lines keeps its first line break", () => {
  expect(String(<textarea defaultValue={"\n<b>"} />)).toBe("<textarea>\n\n&lt;b&gt;</textarea>");
});

const Item = ({ children }: { children: Child }) => <li>{children}</li>;

test("components, fragments and lists join in their order", () => {
  const list = (
    <>
      <ul>
        {["a", "b"].map((each) => (
          <Item key={each}>{each}</Item>
        ))}
      </ul>
      <hr />
    </>
  );
  expect(String(list)).toBe("<ul><li>a</li><li>b</li></ul><hr>");
});

test("a kept piece is made once for its owner and key, and is a part of its own in what it stands in", () => {
  let made = 0;
  const owner = {};
  const piece = (key: string) => keep(owner, key, () => <b>{`${key}${++made}`}</b>);
  expect([piece("a"), piece("a"), piece("b"), keep({}, "a", () => <i>c</i>)].map(String)).toEqual([
    "<b>a1</b>",
    "<b>a1</b>",
    "<b>b2</b>",
    "<i>c</i>",
  ]);
  expect(
    (
      <p>
        1{piece("a")}2{[3, piece("b")]}
      </p>
    ).parts,
  ).toEqual(["<p>1", { text: "<b>a1</b>" }, "23", { text: "<b>b2</b>" }, "</p>"]);
});
