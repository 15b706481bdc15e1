import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { api } from "../../server.ts";

interface Windows {
  /** Whether the applicant must name one: items received in townships and villages alone. */
  needed: boolean;
  choices: { value: string; label: string }[];
}

/** The windows at which an item may be handed in. */
export function useWindows({ intake }: ItemPackage): Windows {
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const places = (orgs.data ?? []).filter(({ active, kind }) => active && intake.some((place) => place === kind));
  return {
    needed: !intake.includes("hall") && !intake.includes("department"),
    choices: places.map(({ code, name }) => ({ value: code, label: name })),
  };
}

export function SandboxWindow({
  choices,
  value,
  onChange,
}: {
  choices: Windows["choices"];
  value: string | null;
  onChange: (org: string) => void;
}) {
  const text = useText(configureText);
  return (
    <Select
      className="filter wide"
      aria-label={text.fields.intake}
      value={value ?? choices[0]?.value ?? null}
      options={choices}
      showSearch={{ optionFilterProp: "label" }}
      onChange={onChange}
    />
  );
}
