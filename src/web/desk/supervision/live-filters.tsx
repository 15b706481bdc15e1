import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useText } from "../language.tsx";
import { supervisionText } from "../messages/supervision.ts";
import { termsText } from "../messages/terms.ts";
import { api } from "../server.ts";
import { LEVELS, type LiveSearch, RUNNING_STATES } from "./live-filter.ts";

export function LiveFilters({ search, onChange }: { search: LiveSearch; onChange: (part: LiveSearch) => void }) {
  const text = useText(supervisionText);
  const terms = useText(termsText);
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const departments = (orgs.data ?? []).filter(({ kind, active }) => kind === "department" && active);
  return (
    <div className="filters">
      <Select
        aria-label={text.department}
        value={search.department ?? ""}
        onChange={(department) => onChange({ department })}
        showSearch={{ optionFilterProp: "label" }}
        options={[
          { value: "", label: text.allDepartments },
          ...departments.map(({ code, shortName }) => ({ value: code, label: shortName })),
        ]}
        className="filter"
      />
      <Select
        aria-label={text.level}
        value={search.level ?? ""}
        onChange={(level) => onChange({ level })}
        options={[{ value: "", label: text.allLevels }, ...LEVELS.map((level) => ({ value: level, label: terms.levels[level] }))]}
        className="filter"
      />
      <Select
        aria-label={text.state}
        value={search.state ?? ""}
        onChange={(state) => onChange({ state })}
        options={[{ value: "", label: text.allStates }, ...RUNNING_STATES.map((state) => ({ value: state, label: terms.states[state] }))]}
        className="filter"
      />
    </div>
  );
}
