/** @jsxImportSource #html */
import type { Child } from "../html/html.ts";

export type ButtonWeight = "first" | "second" | "warn" | "link";

const CLASSES: Record<ButtonWeight, string> = {
  first: "button",
  second: "button button-second",
  warn: "button button-warn",
  link: "button-link",
};

/** Sends its form. `name` and `value` say which of several things the visitor wants. */
export function Button({
  children,
  weight = "first",
  name,
  value,
  label,
  noValidate,
}: {
  children: Child;
  weight?: ButtonWeight;
  name?: string;
  value?: string;
  /** Full name for screen readers where the visible words alone don't say which. */
  label?: string;
  noValidate?: boolean;
}) {
  return (
    <button type="submit" className={CLASSES[weight]} name={name} value={value} aria-label={label} formNoValidate={noValidate}>
      {children}
    </button>
  );
}

/** Goes somewhere, but weighs like a button. */
export function LinkButton({ href, children, weight = "first" }: { href: string; children: Child; weight?: ButtonWeight }) {
  return (
    <a className={CLASSES[weight]} href={href}>
      {children}
    </a>
  );
}

export function Actions({ children }: { children: Child }) {
  return <div className="actions">{children}</div>;
}
