import type { ReactNode } from "react";

/** A label over a control that names itself. */
export function Line({ label, wide = true, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? "fd-line fd-line-wide" : "fd-line"}>
      <span className="fd-line-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
