import type { ReactNode } from "react";

/** A cell of a table: what it is, and below it in small what else tells it from others. */
export function TwoLines({ first, second, figures = false }: { first: ReactNode; second: ReactNode; figures?: boolean }) {
  return (
    <>
      {first}
      {second !== null && <span className={figures ? "hint block figures" : "hint block"}>{second}</span>}
    </>
  );
}
