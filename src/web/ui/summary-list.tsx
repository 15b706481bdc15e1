/** @jsxImportSource #html */
import type { Child } from "../html/html.ts";

export interface Fact {
  label: string;
  value: Child;
  /** A link that changes this fact, named in full for screen readers (“change: address”). */
  change?: { href: string; label: string; name: string };
}

/** Facts one under the other: what it is called, what it is. */
export function SummaryList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label} className={fact.change ? "with-act" : undefined}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
          {fact.change && (
            <dd>
              <a href={fact.change.href} aria-label={fact.change.name}>
                {fact.change.label}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** The few facts that answer a visitor's first questions, side by side. */
export function Answers({ facts }: { facts: Fact[] }) {
  return (
    <dl className="answers">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
