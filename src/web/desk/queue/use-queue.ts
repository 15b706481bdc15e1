import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useState } from "react";
import type { QueueCommand } from "../../../modules/queue/index.ts";
import { api, codeOf } from "../server.ts";

/** The queue of the clerk's place, asked anew whenever it moves. */
export function useQueue() {
  const queries = useQueryClient();
  useSubscription(
    api.queue.changes.subscriptionOptions(undefined, {
      onData: () => void queries.invalidateQueries({ queryKey: api.queue.desk.queryKey() }),
    }),
  );
  return useQuery(api.queue.desk.queryOptions());
}

/** The number whoever stands at this clerk's window was called by. */
export function useServedTicket(): string | null {
  const { data } = useQuery(api.queue.desk.queryOptions());
  return data?.own?.serving?.number ?? null;
}

export function useServe() {
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const { mutateAsync, isPending } = useMutation(api.queue.serve.mutationOptions());
  const serve = async (command: QueueCommand) => {
    setRefused(null);
    try {
      const done = await mutateAsync(command);
      if (!done.ok) setRefused(done.code);
      else if (command.act === "call" && done.ticket === null) setRefused("queue/nobody-waiting");
    } catch (error) {
      setRefused(codeOf(error));
    }
    await queries.invalidateQueries({ queryKey: api.queue.desk.queryKey() });
  };
  return { serve, refused, busy: isPending };
}
