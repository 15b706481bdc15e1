import { InputNumber, Select } from "antd";
import { OVERRUN_ACTS, type StepOverrun, WORK_ROLES } from "../../../../../core/process/index.ts";
import { useText } from "../../../language.tsx";
import { steppeopleText } from "../../../messages/steppeople.ts";
import { Row } from "./row.tsx";
import type { TabProps } from "./tab-props.ts";

/** What happens once the step's limit has passed. */
export function OverrunBox({ node, step, readOnly, changeStep, clearStep }: TabProps) {
  const text = useText(steppeopleText);
  const { overrun } = step;
  const act = overrun?.act ?? "none";
  const offered = OVERRUN_ACTS.filter((each) => each === act || WORK_ROLES.has(step.role) || each === "remind" || each === "hand-on");
  const choose = (chosen: StepOverrun["act"] | "none") => {
    if (chosen === "none") clearStep("overrun");
    else changeStep({ overrun: chosen === "remind" ? { act: chosen, times: 1, every: 1 } : { act: chosen } });
  };
  const put = (part: Partial<StepOverrun>) => overrun && changeStep({ overrun: { ...overrun, ...part } }, `overrun ${node.id}`);
  const isAutomatic = act === "agree" || act === "refuse";
  const hint = step.limit === undefined ? text.overrunHint : isAutomatic ? text.overrunAutomatic : undefined;
  return (
    <>
      <h3>{text.overrun}</h3>
      <Row label={text.overrunAct} {...(hint ? { hint } : {})}>
        <Select
          disabled={readOnly || (step.limit === undefined && act === "none")}
          value={act}
          options={(["none", ...offered] as const).map((value) => ({
            value,
            label: value === "refuse" && !node.multi ? text.overrunReturns : text.overruns[value],
          }))}
          onChange={choose}
        />
      </Row>
      {overrun?.act === "remind" && (
        <>
          <Row label={text.times}>
            <InputNumber
              disabled={readOnly}
              min={1}
              max={10}
              precision={0}
              value={overrun.times ?? 1}
              onChange={(times) => times && put({ times })}
            />
          </Row>
          {(overrun.times ?? 1) > 1 && (
            <Row label={text.every}>
              <InputNumber
                disabled={readOnly}
                min={1}
                max={30}
                precision={0}
                value={overrun.every ?? 1}
                onChange={(every) => every && put({ every })}
              />
            </Row>
          )}
        </>
      )}
    </>
  );
}
