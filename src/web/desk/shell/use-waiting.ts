import { useQuery } from "@tanstack/react-query";
import { api } from "../server.ts";
import type { Me } from "../session/use-me.ts";
import { opens, type PageName } from "./pages.ts";

/** How many cases and questions wait in the boxes of the menu; capped like every count of the desk. */
export function useWaiting(me: Me): Partial<Record<PageName, string>> {
  const todo = useQuery(api.cases.worklist.queryOptions({ box: "todo", limit: 1 }, { enabled: opens("todo", me.permissions) }));
  const questions = useQuery(
    api.consultations.worklist.queryOptions({ box: "todo", limit: 1 }, { enabled: me.permissions.includes("consultation.answer") }),
  );
  const incoming = useQuery(api.cases.worklist.queryOptions({ box: "incoming", limit: 1 }, { enabled: opens("incoming", me.permissions) }));
  return { ...shown("incoming", incoming.data?.total), ...shown("todo", todo.data?.total), ...shown("questions", questions.data?.total) };
}

function shown(name: PageName, total: number | undefined): Partial<Record<PageName, string>> {
  if (!total) return {};
  return { [name]: total >= 1000 ? "999+" : String(total) };
}
