import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Drawer, Select, type TableColumnsType, Tabs } from "antd";
import type { ReactNode } from "react";
import { catalogueMessages } from "../../../modules/catalogue/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { generalText } from "../messages/general.ts";
import { FilterText } from "../parts/filter-text.tsx";
import { Mark } from "../parts/mark.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { type Answers, api } from "../server.ts";
import { useMe } from "../session/use-me.ts";
import "./configure.css";
import { ImportItem } from "./import-item.tsx";
import { NewItem } from "./new-item.tsx";

const route = getRouteApi("/items");
/** Every department, in the filter and the address. */
const ALL = "all";
/** A county's own code has no letters after its six digits. */
const COUNTY_DIGITS = 6;
type Item = Answers["designs"]["items"]["rows"][number];
type Design = Answers["designs"]["list"]["rows"][number];

/** Every item of the county, and what is being made of it. */
export function ItemsPage() {
  const text = useText(configureText);
  const general = useText(generalText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (part: Partial<typeof search>) => navigate({ search: { ...search, ...part }, replace: true });
  const list = search.list === "designs" ? "designs" : "items";
  const own = useOwnDepartment();
  // One's own come first; all are a choice of the filter away.
  const chosen = search.department ?? own;
  const department = chosen === ALL ? undefined : chosen;
  const everywhere = department === undefined ? null : <Button onClick={() => show({ department: ALL })}>{text.inAllDepartments}</Button>;
  return (
    <>
      <PageHead title={general.pages.items} hint={text.itemsIntro}>
        <FilterText value={search.text ?? ""} label={text.findItems} onChange={(typed) => show({ text: typed })} />
        <Button onClick={() => show({ add: "import" })}>{text.import}</Button>
        <Button type="primary" onClick={() => show({ add: "yes" })}>
          {text.newItem}
        </Button>
      </PageHead>
      <div className="filters">
        <DepartmentFilter value={chosen} onChange={(org) => show({ department: org })} />
      </div>
      <Tabs
        activeKey={list}
        onChange={(key) => show({ list: key })}
        items={[
          { key: "items", label: text.inForce, children: <ItemList {...{ text: search.text, department, everywhere }} /> },
          { key: "designs", label: text.designs, children: <DesignList {...{ text: search.text, department, everywhere }} /> },
        ]}
        destroyOnHidden
      />
      <Drawer open={search.add === "yes"} onClose={() => show({ add: "" })} title={text.newItem} size={520} destroyOnHidden>
        <NewItem onMade={(code) => navigate({ to: "/items/$code", params: { code }, search: {} })} />
      </Drawer>
      <Drawer open={search.add === "import"} onClose={() => show({ add: "" })} title={text.import} size={520} destroyOnHidden>
        <ImportItem onMade={(code) => navigate({ to: "/items/$code", params: { code }, search: {} })} />
      </Drawer>
    </>
  );
}

/** The department whose items somebody makes; all for those of the county, or of several. */
function useOwnDepartment(): string {
  const { holdings } = useMe();
  const orgs = new Set(holdings.filter(({ post }) => post === "catalogue-editor").map(({ org }) => org));
  const [only = ALL] = orgs;
  return orgs.size === 1 && only.length > COUNTY_DIGITS ? only : ALL;
}

function DepartmentFilter({ value, onChange }: { value: string; onChange: (department: string) => void }) {
  const text = useText(configureText);
  const departments = useQuery(api.designs.departments.queryOptions(undefined, { staleTime: 300_000 }));
  return (
    <Select
      aria-label={text.department}
      className="filter wide"
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: "label" }}
      options={[
        { value: ALL, label: text.allDepartments },
        ...(departments.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  );
}

interface Sought {
  text: string | undefined;
  department: string | undefined;
  /** Leads to all departments, where only one was looked in. */
  everywhere: ReactNode;
}

function ItemList({ text: sought = "", department, everywhere }: Sought) {
  const text = useText(configureText);
  const general = useText(generalText);
  const terms = useText(catalogueMessages);
  const list = useInfiniteQuery(
    api.designs.items.infiniteQueryOptions({ text: sought, department: department ?? null }, { getNextPageParam: (page) => page.next }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns: TableColumnsType<Item> = [
    { key: "name", title: text.itemName, render: (_, row) => <ItemLink {...row} /> },
    { key: "code", title: text.code, width: 170, render: (_, row) => <span className="figures">{row.code}</span> },
    { key: "department", title: text.department, width: 200, render: (_, row) => row.departmentName },
    { key: "kind", title: text.kind, width: 90, render: (_, row) => terms.kinds[row.kind] },
    {
      key: "state",
      title: text.state,
      width: 200,
      render: (_, { design, mayEdit }) =>
        design ? <Mark tone="blue">{text.designedBy(design.savedBy, minuteOf(design.savedAt))}</Mark> : mayEdit ? null : text.lookOnly,
    },
  ];
  if (list.isPending) return <Loading />;
  if (list.isError) return <Failed error={list.error} again={() => list.refetch()} />;
  if (rows.length === 0) return <Nothing title={text.noItems} hint={text.noItemsHint} action={everywhere} />;
  return (
    <>
      <WideTable<Item> caption={text.inForce} width={760} rowKey="code" columns={columns} rows={rows} />
      <p className="list-foot">
        <span className="hint">{general.total(list.data.pages[0]?.total ?? 0)}</span>
        {list.hasNextPage && (
          <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {general.more}
          </Button>
        )}
      </p>
    </>
  );
}

function DesignList({ text: sought = "", department, everywhere }: Sought) {
  const text = useText(configureText);
  const general = useText(generalText);
  const list = useInfiniteQuery(
    api.designs.list.infiniteQueryOptions({ text: sought, department: department ?? null }, { getNextPageParam: (page) => page.next }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns: TableColumnsType<Design> = [
    { key: "name", title: text.itemName, render: (_, row) => <ItemLink {...row} /> },
    { key: "code", title: text.code, width: 170, render: (_, row) => <span className="figures">{row.code}</span> },
    { key: "department", title: text.department, width: 200, render: (_, row) => row.departmentName },
    {
      key: "base",
      title: text.madeFrom,
      width: 130,
      render: (_, row) => (row.baseVersion === null ? text.newOne : text.version(row.baseVersion)),
    },
    { key: "saved", title: text.lastSaved, width: 220, render: (_, row) => `${minuteOf(row.savedAt)} ${row.savedBy}` },
  ];
  if (list.isPending) return <Loading />;
  if (list.isError) return <Failed error={list.error} again={() => list.refetch()} />;
  if (rows.length === 0) return <Nothing title={text.noDesigns} hint={text.noDesignsHint} action={everywhere} />;
  return (
    <>
      <WideTable<Design> caption={text.designs} width={760} rowKey="code" columns={columns} rows={rows} />
      {list.hasNextPage && (
        <p className="list-foot">
          <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {general.more}
          </Button>
        </p>
      )}
    </>
  );
}

function ItemLink({ code, name }: { code: string; name: string }) {
  return (
    <Link to="/items/$code" params={{ code }} search={{}}>
      {name}
    </Link>
  );
}
