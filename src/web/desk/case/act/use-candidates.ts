import { useQuery } from "@tanstack/react-query";
import { useContext } from "react";
import { api } from "../../server.ts";
import { useMe } from "../../session/use-me.ts";
import { type CaseView, POSTS_OF_STEPS } from "../case-view.ts";
import type { ActView } from "./act-draft.ts";
import { ActStageContext } from "./act-stage.ts";

/** Others who could do the act's step, to whom it can be transferred. */
export function useCandidates(view: CaseView, act: ActView, enabled = true) {
  const stage = useContext(ActStageContext);
  const me = useMe();
  const task = view.tasks.find(({ visit }) => visit === act.visit);
  const anyPost = task !== undefined && (task.handedUp !== null || task.candidates !== null);
  const post = anyPost ? null : POSTS_OF_STEPS.find((name) => name === task?.post);
  const staged = stage?.candidates(act.visit);
  const asked = useQuery(
    api.cases.candidates.queryOptions(
      { org: task?.handedUp?.org ?? task?.org ?? "", post: post ?? null },
      {
        enabled: stage === null && enabled && task !== undefined && post !== undefined,
        select: (people) => people.filter(({ id }) => id !== me.id),
      },
    ),
  );
  return staged ? { data: [...staged], isPending: false } : asked;
}
