import { useQuery } from "@tanstack/react-query";
import { Checkbox, Radio, Select } from "antd";
import { useState } from "react";
import { textIn } from "../../../../core/forms/index.ts";
import { useLanguage, useText } from "../../language.tsx";
import { intakeText } from "../../messages/intake.ts";
import { api } from "../../server.ts";
import { FieldFrame, GroupFrame } from "./field-frame.tsx";
import { type FormFieldProps, textOf } from "./form-setting.ts";
import { useFrame } from "./use-frame.ts";

/** Up to this many options stand open to be seen at a glance; more go into a list. */
const OPEN = 5;

export function ChoiceField({ view, setting }: FormFieldProps) {
  const text = useText(intakeText);
  const { lang } = useLanguage();
  const frame = useFrame({ view, setting });
  const options = (view.field.options ?? []).map(({ value, label }) => ({ value, label: textIn(label, lang) }));
  const chosen = textOf({ view, setting });
  const choose = (value: string | null) => setting.change(view.name, [value ?? ""]);
  const [isOpen, setOpen] = useState(false);
  if (options.length <= OPEN) {
    return (
      <GroupFrame {...frame}>
        <Radio.Group value={chosen} options={options} onChange={(event) => choose(event.target.value)} />
      </GroupFrame>
    );
  }
  return (
    <FieldFrame {...frame}>
      {({ "aria-invalid": _, ...control }) => (
        <Select
          {...control}
          className="full"
          value={chosen === "" ? null : chosen}
          placeholder={text.choose}
          options={options}
          onChange={choose}
          allowClear={!view.required}
          showSearch={{ optionFilterProp: "label" }}
          open={isOpen}
          onOpenChange={setOpen}
          onKeyDown={(event) => {
            // As with answers that stand open; once a word has been begun, digits belong to it.
            const nth = isBlankSearch(event.target) && /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
            if (nth === undefined) return;
            event.preventDefault();
            choose(nth.value);
            setOpen(false);
          }}
        />
      )}
    </FieldFrame>
  );
}

function isBlankSearch(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.value === "";
}

export function ChoicesField({ view, setting }: FormFieldProps) {
  const { lang } = useLanguage();
  return (
    <GroupFrame {...useFrame({ view, setting })}>
      <Checkbox.Group
        value={[...(setting.typed(view.name) ?? view.texts)]}
        options={(view.field.options ?? []).map(({ value, label }) => ({ value, label: textIn(label, lang) }))}
        onChange={(values) => setting.change(view.name, values)}
      />
    </GroupFrame>
  );
}

export function YesNoField({ view, setting }: FormFieldProps) {
  const text = useText(intakeText);
  return (
    <GroupFrame {...useFrame({ view, setting })}>
      <Radio.Group
        value={textOf({ view, setting })}
        options={[
          { value: "yes", label: text.yes },
          { value: "no", label: text.no },
        ]}
        onChange={(event) => setting.change(view.name, [event.target.value])}
      />
    </GroupFrame>
  );
}

/** A township or village of the county, or one of the divisions the field lists. */
export function RegionField({ view, setting }: FormFieldProps) {
  const text = useText(intakeText);
  const { lang } = useLanguage();
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const named = new Map((orgs.data ?? []).map((org) => [org.code, org.name]));
  const places = (orgs.data ?? [])
    .filter(({ kind, code }) => (kind === "township" || kind === "village") && code.startsWith(view.field.under ?? ""))
    .map(({ code, name, kind, parent }) => ({
      value: code,
      label: kind === "village" ? `${named.get(parent ?? "") ?? ""} ${name}` : name,
    }));
  const options = view.field.options?.map(({ value, label }) => ({ value, label: textIn(label, lang) })) ?? places;
  const chosen = textOf({ view, setting });
  return (
    <FieldFrame {...useFrame({ view, setting })}>
      {({ "aria-invalid": _, ...control }) => (
        <Select
          {...control}
          className="full"
          value={chosen === "" ? null : chosen}
          placeholder={text.choose}
          options={options}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(value) => setting.change(view.name, [value ?? ""])}
        />
      )}
    </FieldFrame>
  );
}
