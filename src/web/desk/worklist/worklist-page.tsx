import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { CaseState } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { worklistText } from "../messages/worklist.ts";
import { FilterText } from "../parts/filter-text.tsx";
import { LiveSign } from "../parts/live-sign.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { type Me, useMe } from "../session/use-me.ts";
import { opens } from "../shell/pages.ts";
import { BatchBar } from "./batch-bar.tsx";
import { CaseList } from "./case-list.tsx";
import { ALL_STATES, type ListSearch, listFilter } from "./list-filter.ts";
import { ListFilters } from "./list-filters.tsx";
import { useListKeys } from "./list-keys.ts";
import { SavedFilters } from "./saved-filters.tsx";
import { useListChanges } from "./use-case-changes.ts";

const route = getRouteApi("/work/$box");
const BOXES = ["todo", "pool", "copied", "started", "incoming", "running", "done"] as const;
type Box = (typeof BOXES)[number];

/** The states that occur in a box, where they aren't those of running cases. */
const STATES: Partial<Record<Box, { states: readonly CaseState[] }>> = {
  incoming: { states: [] },
  done: { states: ALL_STATES },
  copied: { states: ALL_STATES },
  started: { states: ALL_STATES },
};

export function WorklistPage() {
  const { box: asked } = route.useParams();
  const box = BOXES.find((name) => name === asked);
  if (box === undefined) return <Navigate to="/" replace />;
  return <Worklist key={box} box={box} />;
}

function Worklist({ box }: { box: Box }) {
  const text = useText(worklistText);
  const general = useText(generalText);
  const me = useMe();
  const { text: sought, ...search } = route.useSearch();
  const filter = listFilter(search);
  const isNarrowed = Object.keys(filter).length > 0;
  const navigate = route.useNavigate();
  const live = useListChanges();
  const list = useInfiniteQuery(
    api.cases.worklist.infiniteQueryOptions(sought === undefined ? { box, ...filter } : { box, text: sought }, {
      getNextPageParam: (page) => page.next,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const find = (typed: string) => navigate({ search: typed === "" ? search : { ...search, text: typed }, replace: true });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const tick = (id: string) => setChosen((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  useListKeys(tick);
  const narrow = (part: ListSearch) => navigate({ search: { ...search, ...part }, replace: true });

  return (
    <>
      <PageHead title={general.pages[box]} hint={text.intro[box]} aside={<LiveSign hearing={live} />}>
        <FilterText value={sought ?? ""} label={text.searchHere} onChange={find} />
        {opens("intake", me.permissions) && (
          <Link to="/intake" className="button-link">
            {text.newIntake}
          </Link>
        )}
      </PageHead>
      {sought === undefined && <ListFilters search={search} onChange={narrow} box={box} departments={seesSeveral(me)} {...STATES[box]} />}
      {sought === undefined && <SavedFilters box={box} />}
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && sought === undefined && !isNarrowed && (
        <Nothing title={text.empty[box]} hint={text.emptyHint[box]} />
      )}
      {list.isSuccess && rows.length === 0 && sought === undefined && isNarrowed && (
        <Nothing
          title={text.noneSo}
          action={<Button onClick={() => navigate({ search: {}, replace: true })}>{text.clearFilters}</Button>}
        />
      )}
      {list.isSuccess && rows.length === 0 && sought !== undefined && (
        <Nothing title={text.noMatch(sought)} hint={text.noMatchHint} action={<Button onClick={() => find("")}>{text.clear}</Button>} />
      )}
      {box === "todo" && <BatchBar chosen={rows.filter(({ id }) => chosen.has(id))} onDone={(left = []) => setChosen(new Set(left))} />}
      {rows.length > 0 && (
        <CaseList
          {...(box === "todo" ? { ticked: { those: chosen, tick } } : {})}
          rows={rows}
          caption={text.caption(general.pages[box])}
          total={total}
          {...(list.hasNextPage ? { more: { load: () => list.fetchNextPage(), busy: list.isFetchingNextPage } } : {})}
        />
      )}
      {rows.length > 0 && <p className="hint keys-hint">{box === "todo" ? text.keysWithTicks : text.keys}</p>}
    </>
  );
}

/** Cases of several departments meet at windows that aren't a department's own, and where a post reaches over all of them. */
function seesSeveral({ holdings }: Me): boolean {
  return holdings.some(({ org }) => !/^\d{6}[A-Z]{2}$/.test(org) || org.endsWith("ZW"));
}
