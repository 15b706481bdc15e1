import type { ReactNode } from "react";

/** A name, its value, and whether the value needs the whole width, below its name. */
type Row = readonly [name: string, value: ReactNode, wide?: boolean];

/** Names and values under each other; what has no value is left out. */
export function Facts({ rows }: { rows: readonly Row[] }) {
  const given = rows.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <dl className="facts">
      {given.map(([name, value, wide], index) => (
        // Names may repeat (rows of a table in a form) and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={`${name} ${index}`} className={wide ? "facts-wide" : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
