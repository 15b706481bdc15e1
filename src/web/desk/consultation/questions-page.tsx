import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Radio, Table, type TableColumnsType } from "antd";
import type { QuestionRow } from "../../../modules/consultation/shared.ts";
import { ClockBar } from "../clock/clock-bar.tsx";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { consultationText } from "../messages/consultation.ts";
import { generalText } from "../messages/general.ts";
import { ListFoot, moreOf } from "../parts/list-foot.tsx";
import { LiveSign } from "../parts/live-sign.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { TwoLines } from "../parts/two-lines.tsx";
import { api } from "../server.ts";
import { QuestionStateTag } from "./question-state-tag.tsx";
import { useQuestionChanges } from "./use-question-changes.ts";

const route = getRouteApi("/questions");
const BOXES = ["todo", "all"] as const;

/** Questions that wait for me, or all of my organisation's. */
export function QuestionsPage() {
  const text = useText(consultationText);
  const general = useText(generalText);
  const navigate = route.useNavigate();
  const live = useQuestionChanges();
  const box = route.useSearch().box === "all" ? "all" : "todo";
  const list = useInfiniteQuery(api.consultations.worklist.infiniteQueryOptions({ box }, { getNextPageParam: (page) => page.next }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <PageHead title={general.pages.questions} hint={text.intro[box]} aside={<LiveSign hearing={live} />}>
        <Radio.Group
          aria-label={text.choose}
          optionType="button"
          value={box}
          onChange={(event) => navigate({ search: event.target.value === "all" ? { box: "all" } : {}, replace: true })}
          options={BOXES.map((name) => ({ value: name, label: text.boxes[name] }))}
        />
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={text.empty[box]} hint={text.emptyHint[box]} />}
      {rows.length > 0 && (
        <>
          <QuestionTable rows={rows} />
          <ListFoot said={`${general.total(list.data?.pages[0]?.total ?? 0)}，${general.shown(rows.length)}`} more={moreOf(list)} />
        </>
      )}
    </>
  );
}

function QuestionTable({ rows }: { rows: QuestionRow[] }) {
  const text = useText(consultationText);
  const { columns } = text;
  const shown: TableColumnsType<QuestionRow> = [
    {
      key: "number",
      title: columns.number,
      width: 210,
      render: (_, row) => (
        <Link to="/questions/$questionId" params={{ questionId: row.id }} className="figures">
          {row.number}
        </Link>
      ),
    },
    {
      key: "title",
      title: columns.title,
      render: (_, row) => <TwoLines first={row.titleMasked} second={row.itemName} />,
    },
    { key: "asker", title: columns.asker, width: 90, render: (_, row) => row.askerMasked },
    { key: "department", title: columns.department, width: 200, render: (_, row) => row.departmentName },
    { key: "state", title: columns.state, width: 130, render: (_, row) => <QuestionStateTag state={row.state} /> },
    { key: "clock", title: columns.clock, width: 190, render: (_, row) => row.clock && <ClockBar clock={row.clock} /> },
    {
      key: "asked",
      title: columns.asked,
      width: 140,
      responsive: ["xl"],
      render: (_, row) => <span className="figures">{minuteOf(row.askedAt)}</span>,
    },
  ];
  return (
    <Table<QuestionRow>
      size="small"
      rowKey="id"
      columns={shown}
      dataSource={rows}
      pagination={false}
      aria-label={text.caption}
      rowClassName={(row) => `row-${row.clock?.level ?? "none"}`}
      scroll={{ x: 900 }}
    />
  );
}
