import { useQuery } from "@tanstack/react-query";
import { api } from "../../server.ts";
import { useMe } from "../../session/use-me.ts";
import { type CaseView, POSTS_OF_STEPS } from "../case-view.ts";
import type { ActView } from "./act-draft.ts";

/** Others who could do the act's step, to whom it can be transferred. */
export function useCandidates(view: CaseView, act: ActView, enabled = true) {
  const me = useMe();
  const task = view.tasks.find(({ visit }) => visit === act.visit);
  const anyPost = task !== undefined && (task.handedUp !== null || task.candidates !== null);
  const post = anyPost ? null : POSTS_OF_STEPS.find((name) => name === task?.post);
  return useQuery(
    api.cases.candidates.queryOptions(
      { org: task?.handedUp?.org ?? task?.org ?? "", post: post ?? null },
      {
        enabled: enabled && task !== undefined && post !== undefined,
        select: (people) => people.filter(({ id }) => id !== me.id),
      },
    ),
  );
}
