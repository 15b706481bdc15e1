import { Input, InputNumber, Select } from "antd";
import type { LicenceSetting } from "../../../../modules/catalogue/shared.ts";
import { useLanguage, useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { fieldLabels } from "../process/field-labels.ts";
import { useGuide } from "./guide-context.ts";
import { Labelled } from "./labelled.tsx";

const ACTS = ["grant", "change", "renewal"] as const;

/** 证照: whether a grant gives a new licence, or changes or renews one whose number the form asks for (行政许可法 49, 50). */
export function LicenceOf() {
  const text = useText(configureText).licences;
  const { lang } = useLanguage();
  const { item, change, readOnly, faultAt } = useGuide();
  const { licence } = item;
  const put = (setting: LicenceSetting | undefined) => change({ licence: setting });
  const choose = (act: string) => {
    const chosen = ACTS.find((each) => each === act);
    if (!chosen) return put(undefined);
    const kept = licence?.years === undefined ? {} : { years: licence.years };
    put(chosen === "grant" ? { act: chosen, ...kept } : { of: "", field: "", ...licence, act: chosen });
  };
  const other = licence && licence.act !== "grant" ? licence : null;
  return (
    <>
      <Labelled label={text.act} {...framed(faultAt("licence", true))}>
        <Select
          aria-label={text.act}
          disabled={readOnly}
          value={licence?.act ?? ""}
          options={[{ value: "", label: text.none }, ...ACTS.map((act) => ({ value: act as string, label: text.acts[act] }))]}
          onChange={choose}
        />
      </Labelled>
      {other && (
        <>
          <Labelled label={text.of} {...framed(faultAt("licence.of", true))}>
            <Input
              aria-label={text.of}
              disabled={readOnly}
              value={other.of}
              onChange={(event) => put({ ...other, of: event.target.value.trim() })}
            />
          </Labelled>
          <Labelled label={text.field} {...framed(faultAt("licence.field", true))}>
            <Select
              aria-label={text.field}
              disabled={readOnly}
              value={other.field === "" ? null : other.field}
              options={[...fieldLabels(item.form, lang)].map(([value, label]) => ({ value, label }))}
              onChange={(field) => put({ ...other, field: field ?? "" })}
            />
          </Labelled>
        </>
      )}
      {licence && licence.act !== "change" && (
        <Labelled label={text.years} {...framed(faultAt("licence.years", true))}>
          <InputNumber
            aria-label={text.years}
            disabled={readOnly}
            min={1}
            max={99}
            precision={0}
            value={licence.years ?? null}
            onChange={(years) => put(withYears(licence, years))}
          />
        </Labelled>
      )}
    </>
  );
}

/** Without a number of its own the template's holds. */
function withYears({ years: _, ...setting }: LicenceSetting, years: number | null): LicenceSetting {
  return (years === null ? setting : { ...setting, years }) as LicenceSetting; // the rest of it is as it was
}

function framed(fault: string | undefined) {
  return fault === undefined ? {} : { fault };
}
