import { useSubscription } from "@trpc/tanstack-react-query";
import { type Hearing, hearingOf, onRefused } from "../parts/hearing.ts";
import { useThrottledRefresh } from "../parts/use-throttled-refresh.ts";
import { api } from "../server.ts";

const LIST_PAUSE = 5000;
const CASE_PAUSE = 500;

/** Keeps every list of cases fresh while a page with one is open. Says how the server can be heard. */
export function useListChanges(): Hearing {
  const refresh = useThrottledRefresh([api.cases.worklist.pathKey()], LIST_PAUSE);
  const subscription = useSubscription(
    api.cases.changes.subscriptionOptions({}, { onData: ({ moved }) => moved && refresh(), onError: onRefused }),
  );
  return hearingOf(subscription);
}

/** The same for one case that is open: what others do to it shows while one reads. */
export function useCaseChanges(caseId: string): Hearing {
  const refresh = useThrottledRefresh([api.cases.view.pathKey(), api.cases.worklist.pathKey()], CASE_PAUSE);
  const subscription = useSubscription(
    api.cases.changes.subscriptionOptions({ caseId }, { onData: ({ moved }) => moved && refresh(), onError: onRefused }),
  );
  return hearingOf(subscription);
}
