import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useDeferredValue, useState } from "react";
import type { CaseState } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { termsText } from "../messages/terms.ts";
import { worklistText } from "../messages/worklist.ts";
import { api } from "../server.ts";
import { LEVELS, type ListSearch, listFilter, RUNNING_STATES } from "./list-filter.ts";
import { KeepFilter } from "./saved-filters.tsx";

export interface ListFiltersProps {
  search: ListSearch;
  onChange: (part: ListSearch) => void;
  /** Whether the list holds cases of several departments. */
  departments: boolean;
  /** The states that occur in the list; running ones unless told. */
  states?: readonly CaseState[];
  /** The box of one's own whose filters can be kept. */
  box?: string;
}

/** What a list of cases can be narrowed to; all of it stands in the address. */
export function ListFilters({ search, onChange, departments, states = RUNNING_STATES, box }: ListFiltersProps) {
  const text = useText(worklistText);
  const terms = useText(termsText);
  const isNarrowed = Object.keys(listFilter(search)).length > 0;
  return (
    <div className="filters">
      {states.length > 0 && (
        <Select
          aria-label={text.state}
          value={search.state ?? ""}
          onChange={(state) => onChange({ state })}
          options={[
            { value: "", label: text.allStates },
            ...states.map((state) => ({ value: state as string, label: terms.states[state] })),
          ]}
          className="filter"
        />
      )}
      <Select
        aria-label={text.level}
        value={search.level ?? ""}
        onChange={(level) => onChange({ level })}
        options={[
          { value: "", label: text.allLevels },
          ...LEVELS.map((level) => ({ value: level as string, label: text.atLeast(terms.levels[level], level === "red") })),
        ]}
        className="filter"
      />
      <ItemFilter value={search.item} onChange={(item) => onChange({ item })} />
      {departments && <DepartmentFilter value={search.department} onChange={(department) => onChange({ department })} />}
      {isNarrowed && (
        <Button type="link" onClick={() => onChange({ state: "", level: "", item: "", department: "" })}>
          {text.clearFilters}
        </Button>
      )}
      {isNarrowed && box !== undefined && <KeepFilter box={box} search={search} />}
    </div>
  );
}

interface OneFilterProps {
  value: string | undefined;
  onChange: (value: string) => void;
}

/** Found by part of its name: there are too many items to list. */
function ItemFilter({ value, onChange }: OneFilterProps) {
  const text = useText(worklistText);
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed.trim());
  const found = useQuery(
    api.cases.items.queryOptions({ text: sought || (value ?? "") }, { staleTime: 300_000, placeholderData: (before) => before }),
  );
  const options = (found.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Select
      aria-label={text.item}
      value={value ?? ""}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={typed === "" ? [{ value: "", label: text.allItems }, ...options] : options}
      notFoundContent={found.isSuccess ? text.noItem : null}
      popupRender={(menu) => (
        <>
          {menu}
          {typed === "" && <p className="hint filter-more">{text.typeItem}</p>}
        </>
      )}
      popupMatchSelectWidth={320}
      className="filter filter-item"
    />
  );
}

function DepartmentFilter({ value, onChange }: OneFilterProps) {
  const text = useText(worklistText);
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const departments = (orgs.data ?? []).filter(({ kind, active }) => kind === "department" && active);
  return (
    <Select
      aria-label={text.department}
      value={value ?? ""}
      onChange={onChange}
      showSearch={{ optionFilterProp: "label" }}
      options={[
        { value: "", label: text.allDepartments },
        ...departments.map(({ code, shortName }) => ({ value: code, label: shortName })),
      ]}
      className="filter"
    />
  );
}
