import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useState } from "react";
import { api } from "../server.ts";

const ROOM = "mingtang-bell";
/** Where tabs can't agree on one that listens (no https), each asks now and then. */
const ASK_EVERY = 30_000;

/**
 * How many notices wait, kept fresh. A browser opens few connections to one server, so of all tabs one listens and tells the others; when it is
 * closed another takes its place.
 */
export function useBell(): number {
  const queries = useQueryClient();
  const canAgree = "locks" in navigator && "BroadcastChannel" in window;
  const [listens, setListens] = useState(false);
  const unread = useQuery(api.notices.unread.queryOptions(undefined, canAgree ? {} : { refetchInterval: ASK_EVERY }));

  useEffect(() => {
    if (!canAgree) return;
    const stop = new AbortController();
    navigator.locks
      .request(ROOM, { signal: stop.signal }, () => {
        setListens(true);
        return new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
      })
      .catch(() => {}); // left before it was our turn
    const room = new BroadcastChannel(ROOM);
    room.onmessage = () => void queries.invalidateQueries({ queryKey: api.notices.pathKey() });
    return () => {
      stop.abort();
      room.close();
      setListens(false);
    };
  }, [canAgree, queries]);

  useSubscription(
    api.notices.changes.subscriptionOptions(undefined, {
      enabled: listens,
      onData: ({ moved }) => {
        if (!moved) return;
        void queries.invalidateQueries({ queryKey: api.notices.pathKey() });
        const room = new BroadcastChannel(ROOM);
        room.postMessage("rang");
        room.close();
      },
    }),
  );
  return unread.data ?? 0;
}
