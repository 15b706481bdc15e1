import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AnnotationView } from "../../../../../modules/cases/shared.ts";
import { api, codeOf } from "../../../server.ts";
import type { Place } from "./page-frame.ts";

const NONE: AnnotationView[] = [];

/** The remarks on one file, and what adds and takes back one's own. */
export function useAnnotations(caseId: string, hash: string) {
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const found = useQuery(api.cases.annotations.queryOptions({ caseId }));
  const adding = useMutation(api.cases.annotate.mutationOptions());
  const removing = useMutation(api.cases.removeAnnotation.mutationOptions());
  const settle = async (sent: Promise<{ ok: true } | { ok: false; code: string }>): Promise<boolean> => {
    const answer = await sent.catch((error: unknown) => ({ ok: false as const, code: codeOf(error) }));
    setFault(answer.ok ? null : answer.code);
    await queries.invalidateQueries({ queryKey: api.cases.annotations.queryKey({ caseId }) });
    return answer.ok;
  };
  return {
    annotations: found.data?.filter((each) => each.hash === hash) ?? NONE,
    fault,
    busy: adding.isPending || removing.isPending,
    add: (page: number, place: Place | null, words: string) => settle(adding.mutateAsync({ caseId, hash, page, place, words })),
    remove: (id: string) => settle(removing.mutateAsync({ caseId, id })),
  };
}
