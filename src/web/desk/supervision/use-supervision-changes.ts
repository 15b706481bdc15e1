import { useSubscription } from "@trpc/tanstack-react-query";
import { useThrottledRefresh } from "../parts/use-throttled-refresh.ts";
import { api } from "../server.ts";

/** Keeps the supervisor's lists fresh while one is open. True while the server can be heard. */
export function useSupervisionChanges(): boolean {
  const refresh = useThrottledRefresh([api.supervision.live.pathKey(), api.supervision.alarms.pathKey()]);
  const subscription = useSubscription(
    api.supervision.changes.subscriptionOptions(undefined, { onData: ({ moved }) => moved && refresh() }),
  );
  return subscription.status === "pending";
}
