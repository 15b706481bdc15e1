/** @jsxImportSource #html */
import type { Child } from "../html/html.ts";

export type TagColour = "plain" | "blue" | "green" | "amber" | "red";

/** A state in a word; the colour only repeats it. */
export function Tag({ children, colour = "plain" }: { children: Child; colour?: TagColour }) {
  return <span className={colour === "plain" ? "tag" : `tag tag-${colour}`}>{children}</span>;
}
