import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Drawer, Select, type TableColumnsType } from "antd";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { generalText } from "../messages/general.ts";
import { termsText } from "../messages/terms.ts";
import { FilterText } from "../parts/filter-text.tsx";
import { ListFoot, moreOf } from "../parts/list-foot.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { type Answers, api } from "../server.ts";
import { holds, useMe } from "../session/use-me.ts";
import { AddPerson } from "./add-person.tsx";
import { PersonPanel } from "./person-panel.tsx";
import { PersonStatus } from "./person-status.tsx";

const route = getRouteApi("/people");
type Person = Answers["identity"]["people"]["rows"][number];

export function PeoplePage() {
  const text = useText(administrationText);
  const general = useText(generalText);
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (part: Partial<typeof search>) => navigate({ search: { ...search, ...part }, replace: true });
  const list = useInfiniteQuery(
    api.identity.people.infiniteQueryOptions(
      { org: search.org ?? null, text: search.text ?? "" },
      { getNextPageParam: (page) => page.next },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <PageHead title={general.pages.people} hint={text.peopleIntro}>
        <FilterText value={search.text ?? ""} label={text.findPeople} onChange={(typed) => show({ text: typed })} />
        {holds(me, "identity.people") && (
          <Button type="primary" onClick={() => show({ add: "yes" })}>
            {text.add}
          </Button>
        )}
      </PageHead>
      <div className="filters">
        <OrgFilter value={search.org ?? ""} onChange={(org) => show({ org })} />
      </div>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={text.noPeople} hint={text.noPeopleHint} />}
      {rows.length > 0 && <PeopleTable rows={rows} onOpen={(person) => show({ person })} />}
      <ListFoot said={general.total(list.data?.pages[0]?.total ?? 0)} more={moreOf(list)} />
      <Drawer
        open={search.person !== undefined}
        onClose={() => show({ person: "" })}
        title={text.detail}
        size={520}
        mask={false}
        destroyOnHidden
      >
        {search.person !== undefined && <PersonPanel person={search.person} />}
      </Drawer>
      <Drawer open={search.add === "yes"} onClose={() => show({ add: "" })} title={text.addTitle} mask={false} destroyOnHidden>
        <AddPerson onAdded={(person) => show({ add: "", person })} />
      </Drawer>
    </>
  );
}

function OrgFilter({ value, onChange }: { value: string; onChange: (org: string) => void }) {
  const text = useText(administrationText);
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  return (
    <Select
      aria-label={text.org}
      className="filter"
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: "label" }}
      options={[{ value: "", label: text.allOrgs }, ...(orgs.data ?? []).map(({ code, name }) => ({ value: code, label: name }))]}
    />
  );
}

function PeopleTable({ rows, onOpen }: { rows: Person[]; onOpen: (person: string) => void }) {
  const text = useText(administrationText);
  const terms = useText(termsText);
  const columns: TableColumnsType<Person> = [
    {
      key: "name",
      title: text.name,
      width: 130,
      render: (_, row) => (
        <Button type="link" size="small" className="in-cell" onClick={() => onOpen(row.id)}>
          {row.name}
        </Button>
      ),
    },
    { key: "staffNumber", title: text.staffNumber, width: 120, render: (_, row) => <span className="figures">{row.staffNumber}</span> },
    { key: "username", title: text.username, width: 140, render: (_, row) => row.username },
    {
      key: "posts",
      title: text.posts,
      render: (_, row) =>
        row.holdings.map(({ org, orgName, post }) => <div key={`${org} ${post}`}>{`${orgName} · ${terms.posts[post]}`}</div>),
    },
    { key: "status", title: text.status, width: 100, render: (_, row) => <PersonStatus person={row} /> },
  ];
  return <WideTable<Person> caption={text.peopleCaption} width={640} rowKey="id" columns={columns} rows={rows} />;
}
