import { Checkbox, InputNumber, Select } from "antd";
import type { Ask } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { daysBefore, isDayKind } from "./ask-edits.ts";
import { Labelled } from "./labelled.tsx";

type Rules = Ask["rules"];

export interface AskRulesProps {
  ask: Ask;
  asks: readonly Ask[];
  index: number;
  onChange: (rules: Rules) => void;
}

/** What the law wants of an answer: of a day when it may lie, of a person who it can't be. */
export function AskRules({ ask: { kind, rules }, asks, index, onChange }: AskRulesProps) {
  const text = useText(documentsText);
  /** Set, or left out where there is none. */
  const put = <K extends keyof Rules>(name: K, value: Rules[K]) => {
    const { [name]: _, ...others } = rules;
    onChange((value === undefined ? others : { ...others, [name]: value }) as Rules); // the same rules with one set or gone
  };
  if (!isDayKind(kind))
    return (
      <Checkbox checked={rules.outsider === true} onChange={({ target }) => put("outsider", target.checked || undefined)}>
        {text.ruleOutsider}
      </Checkbox>
    );
  const others = daysBefore(asks, index).map(({ name, label }) => ({ value: name, label: label || name }));
  // What is counted from is shown even where it stands behind, or is gone: the fault below says so.
  const optionsWith = (chosen: string | undefined) =>
    chosen === undefined || others.some(({ value }) => value === chosen) ? others : [...others, { value: chosen, label: chosen }];
  return (
    <details open={Object.keys(rules).length > 0}>
      <summary>{text.rules}</summary>
      <p>
        <Checkbox checked={rules.past === true} onChange={({ target }) => put("past", target.checked || undefined)}>
          {text.rulePast}
        </Checkbox>
      </p>
      <div className="template-settings">
        <Labelled label={text.ruleAhead}>
          {(id) => (
            <InputNumber
              id={id}
              value={rules.ahead ?? null}
              min={1}
              max={100}
              precision={0}
              onChange={(ahead) => put("ahead", ahead ?? undefined)}
            />
          )}
        </Labelled>
        {optionsWith(rules.from).length > 0 && (
          <Labelled label={text.ruleFrom}>
            {(id) => (
              <Select
                id={id}
                allowClear
                value={rules.from ?? null}
                options={optionsWith(rules.from)}
                onChange={(from) => put("from", from ?? undefined)}
              />
            )}
          </Labelled>
        )}
        {optionsWith(rules.within?.of).length > 0 && (
          <>
            <Labelled label={text.ruleWithinOf}>
              {(id) => (
                <Select
                  id={id}
                  allowClear
                  value={rules.within?.of ?? null}
                  options={optionsWith(rules.within?.of)}
                  onChange={(of) => put("within", of ? { of, workdays: rules.within?.workdays ?? USUAL_WORKDAYS } : undefined)}
                />
              )}
            </Labelled>
            {rules.within && (
              <Labelled label={text.ruleWithin}>
                {(id) => (
                  <InputNumber
                    id={id}
                    value={rules.within?.workdays ?? USUAL_WORKDAYS}
                    min={1}
                    max={400}
                    precision={0}
                    onChange={(workdays) => rules.within && put("within", { ...rules.within, workdays: workdays ?? USUAL_WORKDAYS })}
                  />
                )}
              </Labelled>
            )}
          </>
        )}
      </div>
    </details>
  );
}

/** 听证: within twenty working days of its request (行政许可法 第47条). */
const USUAL_WORKDAYS = 20;
