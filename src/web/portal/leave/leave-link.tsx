/** @jsxImportSource #html */
import type { PageContext } from "../context.ts";
import { urls } from "../urls.ts";

/** The way there, at the foot of pages that show a person's own data. */
export function LeaveLink({ context }: { context: PageContext }) {
  const words = context.text.cases.leave;
  return (
    <p className="quiet small no-print">
      {words.shared} <a href={urls.leave}>{words.title}</a>
    </p>
  );
}
