import { Input, Select } from "antd";
import { catalogueMessages } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { useGuide } from "./guide-context.ts";
import { Labelled } from "./labelled.tsx";
import { LicenceOf } from "./licence-of.tsx";
import { YesNoOf } from "./values.tsx";

/** 办理结果: what the applicant gets, or nothing to hold in hand. */
export function Result() {
  const text = useText(configureText);
  const names = useText(catalogueMessages);
  const { item, change, readOnly } = useGuide();
  const { result } = item;
  const kinds = (["certificate", "document", "approval"] as const).map((kind) => ({ value: kind as string, label: names.results[kind] }));
  const choose = (kind: string) => {
    const chosen = (["certificate", "document", "approval"] as const).find((each) => each === kind);
    change({ result: chosen ? { name: result?.name ?? "", kind: chosen } : null });
  };
  return (
    <div className="entry-values">
      <Labelled label={text.fields.result}>
        <Select
          aria-label={text.fields.result}
          disabled={readOnly}
          value={result?.kind ?? ""}
          options={[{ value: "", label: text.noResult }, ...kinds]}
          onChange={choose}
        />
      </Labelled>
      {result && (
        <Labelled label={text.resultName}>
          <Input
            aria-label={text.resultName}
            disabled={readOnly}
            value={result.name}
            onChange={(event) => change({ result: { ...result, name: event.target.value } })}
          />
        </Labelled>
      )}
      <YesNoOf part="resultsPublic" />
      <LicenceOf />
    </div>
  );
}
