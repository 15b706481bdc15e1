import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { worklistText } from "../messages/worklist.ts";
import { FilterText } from "../parts/filter-text.tsx";
import { LiveSign } from "../parts/live-sign.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { useMe } from "../session/use-me.ts";
import { opens } from "../shell/pages.ts";
import { CaseList } from "./case-list.tsx";
import { useListChanges } from "./use-case-changes.ts";

const route = getRouteApi("/work/$box");
const BOXES = ["todo", "running", "done"] as const;
type Box = (typeof BOXES)[number];

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
  const { text: sought } = route.useSearch();
  const navigate = route.useNavigate();
  const live = useListChanges();
  const list = useInfiniteQuery(
    api.cases.worklist.infiniteQueryOptions(sought === undefined ? { box } : { box, text: sought }, {
      getNextPageParam: (page) => page.next,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const search = (typed: string) => navigate({ search: typed === "" ? {} : { text: typed }, replace: true });

  return (
    <>
      <PageHead title={general.pages[box]} hint={text.intro[box]} aside={<LiveSign connected={live} />}>
        <FilterText value={sought ?? ""} label={text.searchHere} onChange={search} />
        {opens("intake", me.permissions) && (
          <Link to="/intake" className="button-link">
            {text.newIntake}
          </Link>
        )}
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && sought === undefined && <Nothing title={text.empty[box]} hint={text.emptyHint[box]} />}
      {list.isSuccess && rows.length === 0 && sought !== undefined && (
        <Nothing title={text.noMatch(sought)} hint={text.noMatchHint} action={<Button onClick={() => search("")}>{text.clear}</Button>} />
      )}
      {rows.length > 0 && (
        <CaseList
          rows={rows}
          caption={text.caption(general.pages[box])}
          total={total}
          {...(list.hasNextPage ? { more: { load: () => list.fetchNextPage(), busy: list.isFetchingNextPage } } : {})}
        />
      )}
    </>
  );
}
