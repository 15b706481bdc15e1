import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Checkbox, Select, type TableColumnsType } from "antd";
import { secondOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { generalText } from "../messages/general.ts";
import { termsText } from "../messages/terms.ts";
import { FilterText } from "../parts/filter-text.tsx";
import { Mark } from "../parts/mark.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { useWords } from "../parts/words.tsx";
import { type Answers, api } from "../server.ts";

const route = getRouteApi("/audit");
type Entry = Answers["audit"]["entries"]["rows"][number];
type Action = Entry["action"];

/** The log of sign-ins and administration, newest first. */
export function AuditPage() {
  const text = useText(administrationText);
  const general = useText(generalText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (part: Partial<typeof search>) => navigate({ search: { ...search, ...part }, replace: true });
  const actions = Object.keys(text.actions) as Action[];
  const action = actions.find((name) => name === search.action) ?? null;
  const list = useInfiniteQuery(
    api.audit.entries.infiniteQueryOptions(
      { action, failuresOnly: search.failures === "yes", text: search.text ?? "" },
      { getNextPageParam: (page) => page.next },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <PageHead title={general.pages.audit} hint={text.auditIntro}>
        <FilterText value={search.text ?? ""} label={text.findAudit} onChange={(typed) => show({ text: typed })} />
      </PageHead>
      <div className="filters">
        <Select
          aria-label={text.action}
          className="filter"
          value={action ?? ""}
          onChange={(chosen) => show({ action: chosen })}
          options={[{ value: "", label: text.allActions }, ...actions.map((name) => ({ value: name, label: text.actions[name] }))]}
        />
        <Checkbox checked={search.failures === "yes"} onChange={(event) => show({ failures: event.target.checked ? "yes" : "" })}>
          {text.failuresOnly}
        </Checkbox>
      </div>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={text.noAudit} />}
      {rows.length > 0 && <AuditTable rows={rows} />}
      {list.hasNextPage && (
        <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {general.more}
        </Button>
      )}
    </>
  );
}

function AuditTable({ rows }: { rows: Entry[] }) {
  const text = useText(administrationText);
  const words = useWords();
  const columns: TableColumnsType<Entry> = [
    { key: "at", title: text.at, width: 165, render: (_, row) => <span className="figures">{secondOf(row.at)}</span> },
    { key: "who", title: text.who, width: 120, render: (_, row) => (row.actor === "system" ? text.system : row.actor) },
    { key: "action", title: text.action, width: 120, render: (_, row) => text.actions[row.action] },
    { key: "whom", title: text.whom, width: 150, render: (_, row) => row.subject ?? row.details.number ?? row.subjectId },
    { key: "about", title: text.about, render: (_, row) => <About row={row} /> },
    {
      key: "outcome",
      title: text.outcome,
      render: (_, row) => (
        <>
          <Mark tone={row.success ? "green" : "amber"}>{row.success ? text.ok : text.failed}</Mark>{" "}
          {row.code !== null && <span className="hint">{words(row.code)}</span>}
        </>
      ),
    },
    { key: "from", title: text.from, width: 140, render: (_, row) => <span className="figures">{row.ip}</span> },
  ];
  return <WideTable<Entry> caption={text.auditCaption} width={980} rowKey="sequence" columns={columns} rows={rows} />;
}

/** Which post was given or taken, where, why, and in which post somebody did it. */
function About({ row }: { row: Entry }) {
  const text = useText(administrationText);
  const posts: Readonly<Record<string, string>> = useText(termsText).posts;
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const { post, section, reason, as, what } = row.details;
  const looks: Readonly<Record<string, string>> = text.looks;
  const org =
    row.org !== null && row.org !== row.subjectId ? (orgs.data?.find(({ code }) => code === row.org)?.shortName ?? row.org) : undefined;
  const said = [org, section, post && (posts[post] ?? post), what && looks[what], reason && text.reason(reason)]
    .filter(Boolean)
    .join(" · ");
  const doers = as?.split(", ").map((one) => posts[one] ?? one);
  return (
    <>
      {said} {doers && <span className="hint">{text.asPost(doers.join("、"))}</span>}
    </>
  );
}
