import { Checkbox, Input, Segmented } from "antd";
import type { StepButton } from "../../../../../core/process/index.ts";
import { actsAtRole, OPINION_ACTS } from "../../../../../modules/cases/shared.ts";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import { useFlowWords } from "../editor-context.ts";
import type { TabProps } from "./tab-props.ts";

type Opinion = "required" | "optional";

/** Offered where the item charges something. */
const CHARGES: ReadonlySet<string> = new Set(["charge", "record-payment"]);
/** Acts with neither opinion nor reason. */
const WITHOUT_WORDS: ReadonlySet<string> = new Set([...CHARGES, "save-opinion"]);

/** Which acts the step offers, what is written on their buttons, and whether an opinion goes with them. */
export function ButtonsTab({ step, item, readOnly, changeStep, clearStep }: TabProps) {
  const { drawer } = useFlowWords().text;
  const verbs = useText(actsText).verbs as Readonly<Record<string, string>>;
  const possible: string[] = actsAtRole(step.role, item.kind).filter((act) => item.fees.length > 0 || !CHARGES.has(act));
  // a step that names none offers all of its role
  const on = step.acts.length === 0 ? possible : step.acts.filter((act) => possible.includes(act));
  const buttons = step.buttons ?? [];
  const put = (act: string, part: { label?: string; opinion?: Opinion }) => {
    const { label, opinion } = { ...buttons.find((button) => button.act === act), ...part };
    const changed: StepButton = { act, ...(label ? { label } : {}), ...(opinion ? { opinion } : {}) };
    const others = buttons.filter((button) => button.act !== act);
    const next = label || opinion ? [...others, changed] : others;
    if (next.length === 0) clearStep("buttons");
    else changeStep({ buttons: next }, `button ${act}`);
  };
  if (possible.length === 0) return <p className="hint">{drawer.noButtons}</p>;
  return (
    <>
      <table className="flow-table">
        <thead>
          <tr>
            <th scope="col">{drawer.button}</th>
            <th scope="col">{drawer.label}</th>
            <th scope="col">{drawer.opinion}</th>
          </tr>
        </thead>
        <tbody>
          {possible.map((act) => {
            const button = buttons.find((each) => each.act === act);
            const verb = verbs[act] ?? act;
            return (
              <tr key={act}>
                <th scope="row">
                  <Checkbox
                    disabled={readOnly}
                    checked={on.includes(act)}
                    onChange={({ target }) =>
                      changeStep({ acts: possible.filter((each) => (each === act ? target.checked : on.includes(each))) })
                    }
                  >
                    {verb}
                  </Checkbox>
                </th>
                <td>
                  <Input
                    size="small"
                    disabled={readOnly || !on.includes(act)}
                    maxLength={12}
                    placeholder={verb}
                    aria-label={`${verb}：${drawer.label}`}
                    value={button?.label ?? ""}
                    onChange={({ target }) => put(act, { label: target.value })}
                  />
                </td>
                <td>
                  {OPINION_ACTS.some((each) => each === act) ? (
                    <Segmented<Opinion>
                      size="small"
                      disabled={readOnly || !on.includes(act)}
                      aria-label={`${verb}：${drawer.opinion}`}
                      value={button?.opinion ?? step.opinion ?? "optional"}
                      options={(["required", "optional"] as const).map((value) => ({ value, label: drawer.opinions[value] }))}
                      onChange={(opinion) => put(act, { opinion })}
                    />
                  ) : (
                    <span className="hint">{WITHOUT_WORDS.has(act) ? "" : drawer.opinionAlways}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="hint">{drawer.buttonsHint}</p>
    </>
  );
}
