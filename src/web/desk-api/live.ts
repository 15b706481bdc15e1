import { TRPCError } from "@trpc/server";
import type { Live } from "../../platform/live.ts";

/** Longest silence before the right to listen is looked at again, so that an idle screen closes too when its post is taken away. */
const CHECK_EVERY = 30_000;

/** Who listens. */
export interface Listener {
  /** Why they may no longer; null while they may. */
  refusedNow: () => Promise<"UNAUTHORIZED" | "FORBIDDEN" | null>;
  /** A place among the open streams, to be given back; null when all are taken. */
  takeStream: () => (() => void) | null;
}

/**
 * Tells the browser that something moved on one of the channels: no contents, so that nothing is shown which the reader may not see. Many
 * changes at once are told as one. `concerns` leaves out news the page has no use for. Refused when the right is gone, so that the page can say so, and when too many listen.
 */
export async function* changesOn(
  live: Live,
  channels: readonly string[],
  { refusedNow, takeStream }: Listener,
  signal: AbortSignal | undefined,
  concerns: (news: unknown) => boolean = () => true,
): AsyncGenerator<{ moved: boolean }> {
  const giveBack = takeStream();
  if (giveBack === null) throw new TRPCError({ code: "TOO_MANY_REQUESTS" });
  let moved = true; // what happened between drawing the page and listening is asked for once
  let wake = () => {};
  const move = () => {
    moved = true;
    wake();
  };
  const onNews = (news: unknown) => {
    if (concerns(news)) move();
  };
  const unsubscribe = channels.map((channel) => live.subscribe(channel, onNews, move));
  const onAbort = () => wake();
  signal?.addEventListener("abort", onAbort);
  try {
    while (!signal?.aborted) {
      const refused = await refusedNow();
      if (refused) throw new TRPCError({ code: refused });
      const told = moved;
      moved = false; // before it is told: what happens while a slow line takes it is told next
      yield { moved: told };
      if (moved || signal?.aborted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, CHECK_EVERY);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    giveBack();
    signal?.removeEventListener("abort", onAbort);
    for (const stop of unsubscribe) stop();
  }
}
