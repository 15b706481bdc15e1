import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { QuestionCommandName, QuestionView } from "../../../modules/consultation/shared.ts";
import type { Refused } from "../case/act/use-perform.ts";
import { api, codeOf } from "../server.ts";

/**
 * Sends an act. The idempotency key is kept until the server has given a definite answer, so that trying again after a broken line can't do
 * the thing twice; a refusal is definite, and the next attempt is a new one.
 */
export function useQuestionAct(view: QuestionView) {
  const queries = useQueryClient();
  const key = useRef<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const mutation = useMutation(api.consultations.perform.mutationOptions());

  const perform = async (command: QuestionCommandName, input: unknown): Promise<boolean> => {
    key.current ??= crypto.randomUUID();
    setRefused(null);
    try {
      const answer = await mutation.mutateAsync({ command, questionId: view.id, expectedVersion: view.version, input, key: key.current });
      key.current = null;
      await queries.invalidateQueries({ queryKey: api.consultations.pathKey() });
      if (answer.ok) return true;
      setRefused({ code: answer.code, fields: answer.fields ?? [], detail: answer.detail ?? {} });
    } catch (error) {
      setRefused({ code: codeOf(error), fields: [], detail: {} });
    }
    return false;
  };
  return { perform, refused, forgive: () => setRefused(null), busy: mutation.isPending };
}
