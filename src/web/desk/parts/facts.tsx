import type { ReactNode } from "react";

/** Names and values under each other; what has no value is left out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  const given = rows.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <dl className="facts">
      {given.map(([name, value], index) => (
        // Names may repeat (rows of a table in a form) and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={`${name} ${index}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
