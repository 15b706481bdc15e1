import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Grid, Select, type TableColumnsType } from "antd";
import { LISTED_STANDINGS, type LicenceRow, type ListedStanding, licenceTerms } from "../../../modules/licences/shared.ts";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { licencesText } from "../messages/licences.ts";
import { FilterText } from "../parts/filter-text.tsx";
import { ListFoot, moreOf } from "../parts/list-foot.tsx";
import { Mark } from "../parts/mark.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { TwoLines } from "../parts/two-lines.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { api } from "../server.ts";
import { StandingTag } from "./standing-tag.tsx";

const route = getRouteApi("/licences");
const PROPOSED = "proposed";

/** 证照 of the departments the reader's right reaches: found by number, name or holder; what is due to expire; what waits to be decided. */
export function LicencesPage() {
  const text = useText(licencesText);
  const general = useText(generalText);
  const terms = useText(licenceTerms);
  const navigate = route.useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  const { text: sought = "", state = "" } = route.useSearch();
  const standing = LISTED_STANDINGS.find((known): known is ListedStanding => known === state);
  const filter = {
    ...(sought === "" ? {} : { text: sought }),
    ...(standing ? { standing } : {}),
    ...(state === PROPOSED ? { proposedOnly: true } : {}),
  };
  const list = useInfiniteQuery(api.licences.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.next }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const narrow = (part: { text?: string; state?: string }) => navigate({ search: { text: sought, state, ...part }, replace: true });
  return (
    <>
      <PageHead title={general.pages.licences} hint={text.intro} />
      <div className="filters">
        <FilterText value={sought} label={text.search} onChange={(value) => narrow({ text: value })} />
        <Select
          aria-label={text.standing}
          className="filter"
          value={state}
          onChange={(value) => narrow({ state: value })}
          options={[
            { value: "", label: text.any },
            { value: PROPOSED, label: text.proposed },
            ...LISTED_STANDINGS.map((known) => ({ value: known as string, label: terms.standings[known] })),
          ]}
        />
      </div>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={text.empty} hint={text.emptyHint} />}
      {rows.length > 0 && (
        <>
          {wide ? <LicenceTable rows={rows} /> : <LicenceCards rows={rows} />}
          <ListFoot said={general.shown(rows.length)} more={moreOf(list)} />
        </>
      )}
    </>
  );
}

function LicenceTable({ rows }: { rows: LicenceRow[] }) {
  const text = useText(licencesText);
  const { columns, unlimited } = useText(licenceTerms);
  const shown: TableColumnsType<LicenceRow> = [
    { key: "number", title: columns.number, width: 200, render: (_, row) => <NumberLink row={row} /> },
    { key: "name", title: columns.name, render: (_, row) => <TwoLines first={row.name} second={row.itemName} /> },
    { key: "holder", title: columns.holder, render: (_, row) => <TwoLines first={row.holder} second={row.creditCode} figures /> },
    { key: "department", title: columns.department, width: 160, responsive: ["xl"], render: (_, row) => row.departmentName },
    {
      key: "validity",
      title: columns.validUntil,
      width: 120,
      render: (_, row) => <span className="figures">{row.validUntil ?? unlimited}</span>,
    },
    { key: "standing", title: columns.standing, width: 150, render: (_, row) => <Standing row={row} /> },
  ];
  return <WideTable caption={text.caption} columns={shown} rowKey="id" rows={rows} width={860} />;
}

/** The same on narrow screens: how it stands is seen without scrolling sideways. */
function LicenceCards({ rows }: { rows: LicenceRow[] }) {
  const text = useText(licencesText);
  const { columns, unlimited } = useText(licenceTerms);
  return (
    <ul className="case-cards" aria-label={text.caption}>
      {rows.map((row) => (
        <li key={row.id} className="case-card">
          <p className="case-card-line">
            <NumberLink row={row} />
            <Standing row={row} />
          </p>
          <p>{row.name}</p>
          <p>
            <TwoLines first={row.holder} second={row.creditCode} figures />
          </p>
          <p className="hint figures">
            {columns.validUntil} {row.validUntil ?? unlimited}
          </p>
        </li>
      ))}
    </ul>
  );
}

function NumberLink({ row }: { row: LicenceRow }) {
  return (
    <Link to="/licences/$licenceId" params={{ licenceId: row.id }} className="figures">
      {row.number}
    </Link>
  );
}

function Standing({ row }: { row: LicenceRow }) {
  const text = useText(licencesText);
  return (
    <span>
      <StandingTag standing={row.standing} /> {row.proposed && <Mark tone="amber">{text.proposed}</Mark>}
    </span>
  );
}
