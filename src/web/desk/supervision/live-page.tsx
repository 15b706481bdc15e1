import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { supervisionText } from "../messages/supervision.ts";
import { LiveSign } from "../parts/live-sign.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { CaseList } from "../worklist/case-list.tsx";
import { listFilter } from "../worklist/list-filter.ts";
import { ListFilters } from "../worklist/list-filters.tsx";
import { useSupervisionChanges } from "./use-supervision-changes.ts";

const route = getRouteApi("/supervision/live");

/** All running cases the supervisor may see, filtered, with their clocks, kept fresh by the server. */
export function LivePage() {
  const text = useText(supervisionText);
  const general = useText(generalText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const live = useSupervisionChanges();
  const list = useInfiniteQuery(api.supervision.live.infiniteQueryOptions(listFilter(search), { getNextPageParam: (page) => page.next }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const isFiltered = Object.keys(listFilter(search)).length > 0;
  const narrow = (part: Partial<typeof search>) => navigate({ search: { ...search, ...part }, replace: true });

  return (
    <>
      <PageHead title={general.pages.live} hint={text.liveIntro} aside={<LiveSign hearing={live} />} />
      <ListFilters search={search} onChange={narrow} departments />
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && !isFiltered && <Nothing title={text.noneRunning} hint={text.noneRunningHint} />}
      {list.isSuccess && rows.length === 0 && isFiltered && (
        <Nothing title={text.noMatch} action={<Button onClick={() => navigate({ search: {}, replace: true })}>{text.clear}</Button>} />
      )}
      {rows.length > 0 && (
        <CaseList
          to="replay"
          rows={rows}
          caption={general.pages.live}
          total={list.data?.pages[0]?.total ?? 0}
          {...(list.hasNextPage ? { more: { load: () => list.fetchNextPage(), busy: list.isFetchingNextPage } } : {})}
        />
      )}
    </>
  );
}
