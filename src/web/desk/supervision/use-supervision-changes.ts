import { useSubscription } from "@trpc/tanstack-react-query";
import { type Hearing, hearingOf, onRefused } from "../parts/hearing.ts";
import { useThrottledRefresh } from "../parts/use-throttled-refresh.ts";
import { api } from "../server.ts";

/** Keeps the supervisor's lists fresh while one is open. Says how the server can be heard. */
export function useSupervisionChanges(): Hearing {
  const refresh = useThrottledRefresh([api.supervision.live.pathKey(), api.supervision.alarms.pathKey()]);
  const subscription = useSubscription(
    api.supervision.changes.subscriptionOptions(undefined, { onData: ({ moved }) => moved && refresh(), onError: onRefused }),
  );
  return hearingOf(subscription);
}
