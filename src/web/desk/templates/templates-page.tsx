import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { TableColumnsType } from "antd";
import { STAGES } from "../../../modules/documents/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { type Answers, api } from "../server.ts";

type Row = Answers["documents"]["templates"][number];

/** 文书模板: what the county's documents are made from. */
export function TemplatesPage() {
  const text = useText(documentsText);
  const found = useQuery(api.documents.templates.queryOptions());
  const columns: TableColumnsType<Row> = [
    {
      key: "name",
      title: text.name,
      render: (_, row) => (
        <Link to="/templates/$code" params={{ code: row.code }}>
          {row.name}
        </Link>
      ),
    },
    { key: "stage", title: text.stage, width: 110, render: (_, row) => text.stages[row.stage] },
    { key: "audience", title: text.audience, width: 110, render: (_, row) => text.audiences[row.audience] },
    { key: "version", title: text.version, width: 120, render: (_, row) => text.versionOf(row.version) },
    {
      key: "saved",
      title: text.savedBy,
      width: 220,
      render: (_, row) => (row.savedAt === null ? "" : `${minuteOf(row.savedAt)} ${row.savedBy ?? ""}`),
    },
  ];
  return (
    <>
      <PageHead title={text.page} hint={text.pageHint} />
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} again={() => found.refetch()} />}
      {found.data && (
        <WideTable<Row>
          caption={text.page}
          width={760}
          rowKey="code"
          columns={columns}
          rows={[...found.data].sort((one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage))}
        />
      )}
    </>
  );
}
