import type { Live } from "../../platform/live.ts";

/** Longest silence before the right to listen is looked at again, so that an idle screen closes too when its post is taken away. */
const CHECK_EVERY = 30_000;

/**
 * Tells the browser that something moved on one of the channels: no contents, so that nothing is shown which the reader may not see. Many
 * changes at once are told as one. `concerns` leaves out news the page has no use for. Ends when the right is gone.
 */
export async function* changesOn(
  live: Live,
  channels: readonly string[],
  stillAllowed: () => Promise<boolean>,
  signal: AbortSignal | undefined,
  concerns: (news: unknown) => boolean = () => true,
): AsyncGenerator<{ moved: boolean }> {
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
  try {
    while (!signal?.aborted && (await stillAllowed())) {
      yield { moved };
      moved = false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, CHECK_EVERY);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        signal?.addEventListener("abort", wake, { once: true });
      });
    }
  } finally {
    for (const stop of unsubscribe) stop();
  }
}
