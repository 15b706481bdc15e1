import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Select, type TableColumnsType } from "antd";
import { LEVELS } from "../../../modules/supervision/shared.ts";
import { LevelTag } from "../clock/level-tag.tsx";
import { secondOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { supervisionText } from "../messages/supervision.ts";
import { termsText } from "../messages/terms.ts";
import { worklistText } from "../messages/worklist.ts";
import { LiveSign } from "../parts/live-sign.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { type Answers, api } from "../server.ts";
import { useAlarmWords } from "./use-alarm-words.ts";
import { useSupervisionChanges } from "./use-supervision-changes.ts";

const route = getRouteApi("/supervision/alarms");
type Alarm = Answers["supervision"]["alarms"]["rows"][number];

/** What went near or over a limit: what, why, where, since when. Alarms are facts: none is ever taken back. */
export function AlarmsPage() {
  const text = useText(supervisionText);
  const general = useText(generalText);
  const terms = useText(termsText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const live = useSupervisionChanges();
  const level = LEVELS.find((name) => name === search.level);
  const list = useInfiniteQuery(
    api.supervision.alarms.infiniteQueryOptions(level === undefined ? {} : { level }, { getNextPageParam: (page) => page.next }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <PageHead title={general.pages.alarms} hint={text.alarmsIntro} aside={<LiveSign hearing={live} />}>
        <Select
          aria-label={text.level}
          className="filter"
          value={search.level ?? ""}
          onChange={(chosen) => navigate({ search: { level: chosen }, replace: true })}
          options={[{ value: "", label: text.allLevels }, ...LEVELS.map((name) => ({ value: name as string, label: terms.levels[name] }))]}
        />
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={text.noAlarms} hint={text.noAlarmsHint} />}
      {rows.length > 0 && <AlarmTable rows={rows} />}
      {list.hasNextPage && (
        <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {general.more}
        </Button>
      )}
    </>
  );
}

function AlarmTable({ rows }: { rows: Alarm[] }) {
  const wordsOf = useAlarmWords();
  const text = useText(supervisionText);
  const columns = useText(worklistText).columns;
  const shown: TableColumnsType<Alarm> = [
    { key: "level", title: text.level, width: 80, render: (_, row) => <LevelTag level={row.level} /> },
    // Next to the level: on a phone these two are what is seen first.
    {
      key: "why",
      title: text.why,
      width: 250,
      render: (_, row) => (
        <>
          {wordsOf(row).what}
          <span className="hint block">{wordsOf(row).seen}</span>
        </>
      ),
    },
    {
      key: "case",
      title: columns.number,
      width: 180,
      render: (_, row) =>
        row.kind === "consultation" ? (
          <Link to="/questions/$questionId" params={{ questionId: row.matter }} className="figures">
            {row.number}
          </Link>
        ) : (
          <Link to="/supervision/replay/$caseId" params={{ caseId: row.matter }} className="figures">
            {row.number ?? text.unnumbered}
          </Link>
        ),
    },
    { key: "item", title: columns.item, render: (_, row) => row.itemName },
    { key: "department", title: columns.department, render: (_, row) => row.departmentName },
    { key: "raised", title: text.raised, width: 175, render: (_, row) => <span className="figures">{secondOf(row.raisedAt)}</span> },
  ];
  return <WideTable<Alarm> caption={text.caption} width={980} rowKey="id" columns={shown} rows={rows} />;
}
