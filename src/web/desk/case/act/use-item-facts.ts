import { useQuery } from "@tanstack/react-query";
import { useContext } from "react";
import { api } from "../../server.ts";
import type { CaseView } from "../case-view.ts";
import { ActStageContext } from "./act-stage.ts";
import type { ItemFacts } from "./facts-of.ts";

/** What acts need to know of the version the case goes by. */
export function useItemFacts(view: CaseView): ItemFacts | undefined {
  const stage = useContext(ActStageContext);
  const asked = { enabled: stage === null, staleTime: Number.POSITIVE_INFINITY };
  const facts = useQuery(api.cases.itemFacts.queryOptions({ versionId: view.item.versionId }, asked));
  return stage?.facts ?? facts.data ?? undefined;
}
