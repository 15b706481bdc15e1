import { useSubscription } from "@trpc/tanstack-react-query";
import { type Hearing, hearingOf, onRefused } from "../parts/hearing.ts";
import { useThrottledRefresh } from "../parts/use-throttled-refresh.ts";
import { api } from "../server.ts";

/** Keeps questions fresh while a page with them is open. Says how the server can be heard. */
export function useQuestionChanges(): Hearing {
  const refresh = useThrottledRefresh([api.consultations.worklist.pathKey(), api.consultations.view.pathKey()]);
  const subscription = useSubscription(
    api.consultations.changes.subscriptionOptions(undefined, { onData: ({ moved }) => moved && refresh(), onError: onRefused }),
  );
  return hearingOf(subscription);
}
