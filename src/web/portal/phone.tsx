/** @jsxImportSource #html */
import { phoneHref } from "./wording.ts";

/** A telephone number that dials when touched. */
export function Phone({ number }: { number: string }) {
  return (
    <a href={phoneHref(number)} className="nowrap">
      {number}
    </a>
  );
}
