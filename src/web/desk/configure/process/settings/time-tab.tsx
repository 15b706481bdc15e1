import { Button, Input, InputNumber, Segmented, Select } from "antd";
import { addBoundary, LIMIT_UNITS, type TimerRule, type Trigger } from "../../../../../core/process/index.ts";
import { triggerWords } from "../card-words.ts";
import { useEditor, useFlowWords } from "../editor-context.ts";
import { newBoundary } from "../new-nodes.ts";
import type { Apply } from "../use-tree-design.ts";
import { Row } from "./row.tsx";
import type { TabProps } from "./tab-props.ts";

/** How long the step may take, whether that counts, and on what ground not. */
export function TimeTab({ node, step, item, readOnly, changeStep, clearStep }: TabProps) {
  const { text } = useFlowWords();
  return (
    <>
      <Row label={text.drawer.limit}>
        <InputNumber
          disabled={readOnly}
          min={1}
          max={365}
          precision={0}
          placeholder={text.noLimit}
          value={step.limit ?? null}
          onChange={(limit) => (limit === null ? clearStep("limit", "unit") : changeStep({ limit }, `limit ${node.id}`))}
        />
      </Row>
      <Row label={text.drawer.limitUnit}>
        <UnitBox disabled={readOnly} value={step.unit ?? "workday"} onChange={(unit) => changeStep({ unit })} />
      </Row>
      <Row label={text.drawer.counts}>
        <Segmented<"yes" | "no">
          disabled={readOnly}
          value={step.counts === false ? "no" : "yes"}
          options={[
            { value: "yes", label: text.drawer.countsYes },
            { value: "no", label: text.drawer.countsNo },
          ]}
          onChange={(counts) => (counts === "yes" ? clearStep("counts", "ground") : changeStep({ counts: false }))}
        />
      </Row>
      {step.counts === false && (
        <>
          {item.specialProcedures.length > 0 && (
            <Row label={text.drawer.specialGrounds}>
              <Select
                disabled={readOnly}
                value={item.specialProcedures.find((special) => special.ground === step.ground)?.kind ?? null}
                options={item.specialProcedures.map(({ kind, name }) => ({ value: kind, label: name }))}
                onChange={(kind) => changeStep({ ground: item.specialProcedures.find((special) => special.kind === kind)?.ground ?? "" })}
              />
            </Row>
          )}
          <Row label={text.drawer.ground} hint={text.drawer.groundHint}>
            <Input.TextArea
              disabled={readOnly}
              autoSize={{ minRows: 2, maxRows: 5 }}
              maxLength={300}
              status={step.ground ? "" : "error"}
              value={step.ground ?? ""}
              onChange={({ target }) => changeStep({ ground: target.value }, `ground ${node.id}`)}
            />
          </Row>
        </>
      )}
    </>
  );
}

/** What happens when time is up: timers on the step's border. */
export function OverdueTimers({ node, step, readOnly, apply }: TabProps & { apply: Apply }) {
  const { tree, words, select } = useEditor();
  const { text } = words;
  const add = (interrupting: boolean) => apply(addBoundary(tree, node.id, newBoundary(interrupting, step.limit ?? 1, tree, text)));
  return (
    <>
      <h3>{text.drawer.timers}</h3>
      <ul className="flow-timers">
        {node.boundary.map((event) => (
          <li key={event.id}>
            <Button size="small" onClick={() => select(event.id)}>
              {text.timers.overdue(triggerWords(event.trigger, words))}：{event.interrupting ? text.timers.replaces : text.timers.reminds}
            </Button>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="flow-buttons">
          <Button size="small" onClick={() => add(false)}>
            {text.drawer.addReminder}
          </Button>
          <Button size="small" onClick={() => add(true)}>
            {text.drawer.addEscalation}
          </Button>
        </div>
      )}
      <p className="hint">{text.drawer.timersHint}</p>
    </>
  );
}

type Unit = (typeof LIMIT_UNITS)[number];

export function UnitBox({ value, disabled, onChange, id }: { value: Unit; disabled: boolean; onChange(unit: Unit): void; id?: string }) {
  const { text } = useFlowWords();
  return (
    <Segmented<Unit>
      {...(id === undefined ? {} : { id })}
      disabled={disabled}
      value={value}
      options={LIMIT_UNITS.map((unit) => ({ value: unit, label: text.limit[unit](1).replace(/^1 ?个?\s*/, "") }))}
      onChange={onChange}
    />
  );
}

/** The time of a timer, where it is a limit by the county's calendar; any other is for the canvas. */
export function TimerBox({
  trigger,
  readOnly,
  onChange,
}: {
  trigger: Trigger | undefined;
  readOnly: boolean;
  onChange(trigger: Trigger): void;
}) {
  const { text } = useFlowWords();
  if (trigger?.kind !== "timer" || trigger.timer.kind !== "limit") return <p className="hint">{text.drawer.canvas}</p>;
  const { timer } = trigger;
  const put = (part: Partial<Extract<TimerRule, { kind: "limit" }>>) => onChange({ kind: "timer", timer: { ...timer, ...part } });
  return (
    <>
      <Row label={text.drawer.time}>
        <InputNumber
          disabled={readOnly}
          min={1}
          max={365}
          precision={0}
          value={timer.limit}
          onChange={(limit) => limit && put({ limit })}
        />
      </Row>
      <Row label={text.drawer.limitUnit}>
        <UnitBox disabled={readOnly} value={timer.unit} onChange={(unit) => put({ unit })} />
      </Row>
    </>
  );
}
