import { useSubscription } from "@trpc/tanstack-react-query";
import { useThrottledRefresh } from "../parts/use-throttled-refresh.ts";
import { api } from "../server.ts";

/** Keeps questions fresh while a page with them is open. True while the server can be heard. */
export function useQuestionChanges(): boolean {
  const refresh = useThrottledRefresh([api.consultations.worklist.pathKey(), api.consultations.view.pathKey()]);
  const subscription = useSubscription(
    api.consultations.changes.subscriptionOptions(undefined, { onData: ({ moved }) => moved && refresh() }),
  );
  return subscription.status === "pending";
}
