import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { api } from "../../../server.ts";
import { unitOf } from "../card-words.ts";
import { useFlowWords } from "../editor-context.ts";

interface SectionBoxProps {
  /** the organisation as a step names it */
  org: string;
  department: string;
  value: string | undefined;
  disabled: boolean;
  /** Where none is chosen something else holds. */
  optional?: boolean;
  onChange(section: string | undefined): void;
  id?: string;
  "aria-describedby"?: string;
}

/** The sections of an organisation; those of the county where only the case tells which organisation it is. */
export function SectionBox({ org, department, value, optional = false, onChange, ...box }: SectionBoxProps) {
  const { orgs } = useFlowWords();
  const code = org.startsWith("unit:") ? (unitOf(orgs, org)?.code ?? null) : org === "department" ? department : null;
  const sections = useQuery(api.designs.sections.queryOptions({ org: code }, { staleTime: 300_000 }));
  const known = sections.data ?? [];
  return (
    <Select
      {...box}
      status={value || optional ? "" : "error"}
      allowClear={optional}
      value={value ?? null}
      showSearch
      options={[...new Set([...(value ? [value] : []), ...known])].map((section) => ({ value: section, label: section }))}
      onChange={(section) => onChange(section ?? undefined)}
    />
  );
}
