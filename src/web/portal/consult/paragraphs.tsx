/** @jsxImportSource #html */
/** Text as people typed it: its lines as paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
  return lines.map((line, index) => (
    // Lines have no identity of their own and never move.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <p key={index} className="measure">
      {line}
    </p>
  ));
}
