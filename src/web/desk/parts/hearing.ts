import { api, codeOf, queries } from "../server.ts";

/** How it stands with the live news of a page. */
export interface Hearing {
  connected: boolean;
  /** Code of why the server no longer tells this page anything; null while it does, or is being looked for. */
  refused: string | null;
}

export function hearingOf({ status, error }: { status: string; error: unknown }): Hearing {
  return { connected: status === "pending", refused: status === "error" ? codeOf(error) : null };
}

/** A post may have been taken away: the menu is asked for anew, so that the page tells what is left. */
export function onRefused(): void {
  void queries.invalidateQueries({ queryKey: api.session.me.queryKey() });
}
