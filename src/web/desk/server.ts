import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { DeskRouter } from "../desk-api/router.ts";
import { isIdle } from "./session/activity.ts";
import { endOfSession } from "./session/end-of-session.ts";

/** Every write carries it: a page of another site can't set a header without asking first (CSRF). */
export const OWN_HEADER = { "x-mingtang-desk": "1" };

/**
 * Asks the server. When the session has ended in the middle of work, the request waits until the person has signed in again and is then sent
 * once more, so that nothing typed is lost.
 */
export async function ask(url: URL | RequestInfo, init: RequestInit = {}): Promise<Response> {
  const send = () => fetch(url, { ...init, credentials: "same-origin", headers: { ...headersOf(init), ...OWN_HEADER, ...presence() } });
  const answer = await send();
  if (answer.status !== 401 || !endOfSession.isWatching()) return answer;
  await endOfSession.signedInAgain();
  return send();
}

/** A page left open refreshes itself, but that keeps no session alive: after half an hour without a hand on it, it asks who is there. */
function presence(): Record<string, string> {
  return isIdle() ? { "x-background": "1" } : {};
}

function headersOf(init: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(init.headers));
}

const server = createTRPCClient<DeskRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      true: httpSubscriptionLink({ url: "/trpc" }),
      false: httpBatchLink({ url: "/trpc", fetch: (url, init) => ask(url, init as RequestInit), maxURLLength: 4000 }),
    }),
  ],
});

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (count, error) => count < 2 && isPassing(error) },
    mutations: { retry: false },
  },
});

/** The desk's procedures as query and mutation options. */
export const api = createTRPCOptionsProxy<DeskRouter>({ client: server, queryClient: queries });

/** What each procedure answers, as it arrives: `Answers["cases"]["worklist"]`. */
export type Answers = inferRouterOutputs<DeskRouter>;

/** The stable code of whatever went wrong; `desk/unreachable` when the server gave no answer at all. */
export function codeOf(error: unknown): string {
  if (!(error instanceof TRPCClientError)) return "desk/unreachable";
  const code: unknown = error.data?.code;
  return typeof code === "string" ? code : "desk/unreachable";
}

/** Worth another try: nothing answered, or the server stumbled. A refusal stays a refusal. */
function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return code === "desk/unreachable" || code === "desk/fault";
}
