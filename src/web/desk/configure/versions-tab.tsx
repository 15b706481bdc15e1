import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button, Popconfirm, Radio, type TableColumnsType } from "antd";
import { useState } from "react";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { generalText } from "../messages/general.ts";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { useWords } from "../parts/words.tsx";
import { type Answers, api, codeOf, queries } from "../server.ts";
import { ComparisonOf } from "./comparison.tsx";
import { ExportButton } from "./export-button.tsx";
import type { Editing } from "./use-autosave.ts";

const route = getRouteApi("/items/$code");
type Revision = NonNullable<Answers["designs"]["history"]>["rows"][number];
type Version = NonNullable<Answers["designs"]["versions"]>["rows"][number];

export interface VersionsTabProps {
  code: string;
  editing: Editing;
  /** The revision that is on the screen and saved; null while something waits. */
  revision: number | null;
}

/** Published versions and saved revisions of the item; any two of them side by side. */
export function VersionsTab({ code, editing, revision }: VersionsTabProps) {
  const text = useText(configureText);
  const paging = { getNextPageParam: (page: { next: string | null } | null) => page?.next };
  const versions = useInfiniteQuery(api.designs.versions.infiniteQueryOptions({ code, limit: 20 }, paging));
  const history = useInfiniteQuery(api.designs.history.infiniteQueryOptions({ code, limit: 20 }, paging));
  const { before, after } = route.useSearch();
  if (versions.isPending || history.isPending) return <Loading />;
  if (versions.isError) return <Failed error={versions.error} again={() => versions.refetch()} />;
  if (history.isError) return <Failed error={history.error} again={() => history.refetch()} />;
  const published = versions.data.pages.flatMap((page) => page?.rows ?? []);
  const saved = history.data.pages.flatMap((page) => page?.rows ?? []);
  return (
    <>
      <section className="panel">
        <h2>{text.versions}</h2>
        {published.length === 0 && <p className="hint">{text.notYet}</p>}
        {published.length > 0 && <VersionTable rows={published} code={code} />}
        {versions.hasNextPage && <More load={() => versions.fetchNextPage()} busy={versions.isFetchingNextPage} />}
      </section>
      {saved.length > 0 && (
        <section className="panel">
          <h2>{text.revisions}</h2>
          <RevisionTable rows={saved} code={code} revision={editing.readOnly ? null : revision} />
          {history.hasNextPage && <More load={() => history.fetchNextPage()} busy={history.isFetchingNextPage} />}
        </section>
      )}
      <section className="panel">
        <h2>{text.comparison}</h2>
        {before !== undefined && after !== undefined && before !== after ? (
          <ComparisonOf code={code} name={editing.package.name} before={before} after={after} />
        ) : (
          <Nothing title={text.chooseTwo} />
        )}
      </section>
    </>
  );
}

function More({ load, busy }: { load: () => void; busy: boolean }) {
  const general = useText(generalText);
  return (
    <p className="list-foot">
      <Button onClick={load} loading={busy}>
        {general.more}
      </Button>
    </p>
  );
}

/** The two columns in which the states to compare are chosen; the choice lives in the address. */
function useChoice<T extends { state: string }>(nameOf: (row: T) => string): TableColumnsType<T> {
  const text = useText(configureText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (["before", "after"] as const).map((side) => ({
    key: side,
    title: text[side],
    width: 72,
    render: (_, row) => (
      <Radio
        aria-label={`${text[side]} ${nameOf(row)}`}
        checked={search[side] === row.state}
        onChange={() => navigate({ search: { ...search, [side]: row.state }, replace: true, resetScroll: false })}
      />
    ),
  }));
}

function VersionTable({ rows, code }: { rows: Version[]; code: string }) {
  const text = useText(configureText);
  const choice = useChoice<Version>((row) => text.version(row.version));
  const columns: TableColumnsType<Version> = [
    ...choice,
    { key: "version", title: text.versionTitle, width: 120, render: (_, row) => text.version(row.version) },
    { key: "at", title: text.publishedAt, width: 160, render: (_, row) => minuteOf(row.publishedAt) },
    {
      key: "until",
      title: text.until,
      width: 160,
      render: (_, row) => (row.inForceTo === null ? text.inForceNow : minuteOf(row.inForceTo)),
    },
    { key: "by", title: text.by, render: (_, row) => row.by ?? text.bySystem },
    { key: "export", title: "", width: 90, render: (_, row) => <ExportButton code={code} state={row.state} /> },
  ];
  return <WideTable<Version> caption={text.versions} width={620} rowKey="state" columns={columns} rows={rows} />;
}

function RevisionTable({ rows, code, revision }: { rows: Revision[]; code: string; revision: number | null }) {
  const text = useText(configureText);
  const words = useWords();
  const names = text.fields as Readonly<Record<string, string>>;
  const choice = useChoice<Revision>((row) => minuteOf(row.at));
  const [fault, setFault] = useState<string | null>(null);
  const restore = useMutation(api.designs.restore.mutationOptions());
  const putBack = async (state: string) => {
    if (revision === null) return;
    try {
      const answer = await restore.mutateAsync({ code, revision, state });
      if (answer.ok) await queries.invalidateQueries({ queryKey: api.designs.pathKey() });
      else setFault(answer.code);
    } catch (error) {
      setFault(codeOf(error));
    }
  };
  const columns: TableColumnsType<Revision> = [
    ...choice,
    { key: "at", title: text.savedTitle, width: 150, render: (_, row) => minuteOf(row.at) },
    { key: "by", title: text.by, width: 110, render: (_, row) => row.by },
    {
      key: "changed",
      title: text.changedParts,
      render: (_, row) => [text.acts[row.act], row.changed.map((part) => names[part] ?? part).join("、")].filter(Boolean).join(" "),
    },
    { key: "design", title: text.state, width: 90, render: (_, row) => text.designStates[row.design] },
    {
      key: "restore",
      title: "",
      width: 90,
      render: (_, row) =>
        revision !== null && !(row.design === "open" && row.number === revision) ? (
          <Popconfirm title={text.restoreAsk} description={text.restoreHint} okText={text.restore} onConfirm={() => putBack(row.state)}>
            <Button size="small">{text.restore}</Button>
          </Popconfirm>
        ) : null,
    },
  ];
  return (
    <>
      {fault !== null && <Alert className="form-alert" type="error" showIcon role="alert" title={words(fault)} />}
      <WideTable<Revision> caption={text.revisions} width={720} rowKey="state" columns={columns} rows={rows} />
    </>
  );
}
