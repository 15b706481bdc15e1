import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { LicenceCommandName, LicenceView } from "../../../modules/licences/shared.ts";
import { api, codeOf } from "../server.ts";

/** Sends an act under a key that is kept until the server has given a definite answer, so that a broken line can't do the thing twice. */
export function useLicenceAct({ id, version }: LicenceView) {
  const queries = useQueryClient();
  const key = useRef<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const mutation = useMutation(api.licences.perform.mutationOptions());

  const perform = async (command: LicenceCommandName, input: unknown): Promise<boolean> => {
    key.current ??= crypto.randomUUID();
    setRefused(null);
    try {
      const answer = await mutation.mutateAsync({ command, licenceId: id, expectedVersion: version, input, key: key.current });
      key.current = null;
      await queries.invalidateQueries({ queryKey: api.licences.pathKey() });
      if (answer.ok) return true;
      setRefused(answer.code);
    } catch (error) {
      setRefused(codeOf(error));
    }
    return false;
  };
  return { perform, refused, busy: mutation.isPending };
}
