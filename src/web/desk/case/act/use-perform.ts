import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useContext, useRef, useState } from "react";
import type { CaseCommandName } from "../../../../modules/cases/shared.ts";
import { api, codeOf } from "../../server.ts";
import { ActStageContext } from "./act-stage.ts";

export interface Refused {
  code: string;
  fields: { path: string; code: string; message: string }[];
  detail: Record<string, string>;
}

export interface Order {
  command: CaseCommandName;
  caseId?: string;
  expectedVersion?: number;
  input: unknown;
}

export type Performed = { ok: true; caseId: string; version: number } | ({ ok: false; code: string } & Partial<Refused>);

/**
 * Sends commands. The idempotency key is kept until the server has given a definite answer, so that trying again after a broken line can't
 * do the thing twice; a refusal is definite, and the next attempt is a new one.
 */
export function usePerform() {
  const queries = useQueryClient();
  const key = useRef<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const stage = useContext(ActStageContext);
  const mutation = useMutation(api.cases.perform.mutationOptions());

  /** `accepted` hears of success before the page is asked for anew, so that it can tell its own change from another's. */
  const perform = async (order: Order, accepted: (version: number) => void = () => {}): Promise<{ caseId: string } | null> => {
    key.current ??= crypto.randomUUID();
    setRefused(null);
    try {
      const answer: Performed = await (stage ? stage.perform(order) : mutation.mutateAsync({ ...order, key: key.current }));
      key.current = null;
      if (answer.ok) accepted(answer.version);
      await queries.invalidateQueries({ queryKey: api.cases.pathKey() });
      if (answer.ok) return answer;
      setRefused({ code: answer.code, fields: answer.fields ?? [], detail: answer.detail ?? {} });
    } catch (error) {
      setRefused({ code: codeOf(error), fields: [], detail: {} });
    }
    return null;
  };
  /** What was refused no longer speaks of what is chosen now. */
  const forget = () => setRefused(null);
  return { perform, refused, forget, busy: mutation.isPending };
}
