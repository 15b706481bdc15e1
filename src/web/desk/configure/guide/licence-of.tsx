import { Input, InputNumber, Select } from "antd";
import { LICENCE_ACTS, type LicenceSetting } from "../../../../modules/catalogue/shared.ts";
import { useLanguage, useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { fieldLabels } from "../process/field-labels.ts";
import { useGuide } from "./guide-context.ts";
import { Labelled } from "./labelled.tsx";

const ACTS = [...LICENCE_ACTS, "by-answer"] as const;
type ByAnswer = Extract<LicenceSetting, { act: "by-answer" }>;
type OfOther = Exclude<LicenceSetting, { act: "grant" }>;

/** 证照: whether a grant gives a new licence, or changes or renews one whose number the form asks for (行政许可法 49, 50), or as a question is answered. */
export function LicenceOf() {
  const text = useText(configureText).licences;
  const { item, change, readOnly, faultAt } = useGuide();
  const { licence } = item;
  const put = (setting: LicenceSetting | undefined) => change({ licence: setting });
  const choose = (act: string) => {
    const chosen = ACTS.find((each) => each === act);
    put(chosen && changedTo(chosen, licence));
  };
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
      {licence?.act === "by-answer" && <Answers licence={licence} put={put} />}
      {licence && licence.act !== "grant" && <OtherLicence licence={licence} put={put} />}
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

interface PartProps<T extends LicenceSetting> {
  licence: T;
  put: (setting: LicenceSetting) => void;
}

/** Which question decides, and what each of its answers means. */
function Answers({ licence, put }: PartProps<ByAnswer>) {
  const text = useText(configureText).licences;
  const { item, readOnly, faultAt } = useGuide();
  const { situations = [] } = item;
  const choices = situations.find(({ id }) => id === licence.situation)?.choices ?? [];
  return (
    <>
      <Labelled label={text.situation} {...framed(faultAt("licence.situation", true))}>
        <Select
          aria-label={text.situation}
          disabled={readOnly}
          value={licence.situation === "" ? null : licence.situation}
          options={situations.map(({ id, question }) => ({ value: id, label: question }))}
          onChange={(situation) => put({ ...licence, situation: situation ?? "", answers: {} })}
        />
      </Labelled>
      {choices.map(({ id, label }) => (
        <Labelled key={id} label={text.answer(label)}>
          <Select
            aria-label={text.answer(label)}
            disabled={readOnly}
            value={licence.answers[id] ?? "grant"}
            options={LICENCE_ACTS.map((act) => ({ value: act, label: text.acts[act] }))}
            onChange={(act) => put({ ...licence, answers: { ...licence.answers, [id]: act } })}
          />
        </Labelled>
      ))}
      {faultAt("licence.answers", true) && (
        <p className="field-fault" role="alert">
          {faultAt("licence.answers", true)}
        </p>
      )}
    </>
  );
}

/** Of which item the licence is that is changed or renewed, and where the form asks for its number. */
function OtherLicence({ licence, put }: PartProps<OfOther>) {
  const text = useText(configureText).licences;
  const { lang } = useLanguage();
  const { item, readOnly, faultAt } = useGuide();
  return (
    <>
      <Labelled label={text.of} {...(licence.act === "by-answer" ? { hint: text.ofHint } : {})} {...framed(faultAt("licence.of", true))}>
        <Input
          aria-label={text.of}
          disabled={readOnly}
          value={licence.of}
          onChange={(event) => put({ ...licence, of: event.target.value.trim() })}
        />
      </Labelled>
      <Labelled label={text.field} {...framed(faultAt("licence.field", true))}>
        <Select
          aria-label={text.field}
          disabled={readOnly}
          value={licence.field === "" ? null : licence.field}
          options={[...fieldLabels(item.form, lang)].map(([value, label]) => ({ value, label }))}
          onChange={(field) => put({ ...licence, field: field ?? "" })}
        />
      </Labelled>
    </>
  );
}

/** Another operation, keeping what was filled in for the one before. */
function changedTo(act: (typeof ACTS)[number], before: LicenceSetting | undefined): LicenceSetting {
  const kept = before?.years === undefined ? {} : { years: before.years };
  if (act === "grant") return { act, ...kept };
  const { of, field } = before && before.act !== "grant" ? before : { of: "", field: "" };
  return act === "by-answer" ? { act, situation: "", answers: {}, of, field, ...kept } : { act, of, field, ...kept };
}

/** Without a number of its own the template's holds. */
function withYears({ years: _, ...setting }: LicenceSetting, years: number | null): LicenceSetting {
  return (years === null ? setting : { ...setting, years }) as LicenceSetting; // the rest of it is as it was
}

function framed(fault: string | undefined) {
  return fault === undefined ? {} : { fault };
}
