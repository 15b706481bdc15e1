import { POSTS, type Post } from "../shared.ts";

const ADMINISTRATORS: readonly Post[] = ["system-administrator", "security-administrator", "audit-administrator"];

/** Posts whose work a supervisor watches: nobody supervises their own acts. */
const SUPERVISED: readonly Post[] = [
  "window-clerk",
  "handler",
  "reviewer",
  "approver",
  "section-head",
  "head",
  "leader",
  "process-manager",
];

/**
 * Which posts one person can't hold together, in whatever organisations: an administrator's post excludes every other post (三权分立; the
 * database refuses it too), supervision excludes handling. Handling posts may meet in one person in a small office: there the process keeps
 * the steps of one case apart.
 */
export const INCOMPATIBLE: ReadonlyMap<Post, ReadonlySet<Post>> = new Map(
  POSTS.map((post) => [post, new Set(POSTS.filter((other) => other !== post && isApart(post, other)))]),
);

function isApart(one: Post, other: Post): boolean {
  if (ADMINISTRATORS.includes(one) || ADMINISTRATORS.includes(other)) return true;
  return (one === "supervisor" && SUPERVISED.includes(other)) || (other === "supervisor" && SUPERVISED.includes(one));
}

/** The first post among those held that forbids taking `post`, or null. */
export function conflictWith(post: Post, held: readonly Post[]): Post | null {
  return held.find((other) => INCOMPATIBLE.get(post)?.has(other)) ?? null;
}
