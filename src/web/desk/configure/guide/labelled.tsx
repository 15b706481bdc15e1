import type { ReactNode } from "react";

/** One value to fill in: its name above, what is wrong with it below. */
export function Labelled({ label, hint, fault, wide = false, children }: LabelledProps) {
  return (
    // The control within names itself: a label around a choice would open it on every click.
    <div className={wide ? "labelled wide" : "labelled"}>
      <span className="label">{label}</span>
      {children}
      {hint && <span className="hint">{hint}</span>}
      {fault && (
        <span className="field-fault" role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

interface LabelledProps {
  label: string;
  hint?: string;
  fault?: string | undefined;
  wide?: boolean;
  children: ReactNode;
}
