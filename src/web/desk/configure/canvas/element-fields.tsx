import { Checkbox, InputNumber, Select } from "antd";
import type BaseViewer from "bpmn-js/lib/BaseViewer";
import type { Element } from "bpmn-js/lib/model/Types";
import type { ModdleElement } from "bpmn-moddle";
import { LIMIT_UNITS, readWeights, VOTE_RULES } from "../../../../core/process/index.ts";
import { useText } from "../../language.tsx";
import { canvasText } from "../../messages/canvas.ts";
import { Field, TextField } from "./field.tsx";
import { changesOf, definitionOf, modelOf } from "./step-element.ts";

interface Props {
  modeler: BaseViewer;
  element: Element;
}

// The fields of one element. Every change is a step of the canvas's own history, so it can be undone there.

export function NamedFields({ modeler, element }: Props) {
  const text = useText(canvasText);
  const change = changesOf(modeler, element);
  return (
    <>
      <TextField label={text.name} value={modelOf(element).name ?? ""} rows={2} onChange={(name) => change.label(name)} />
      <TextField
        label={text.id}
        hint={text.idHint}
        value={element.id}
        fault={(id) => (change.isFree(id) ? null : text.idBad)}
        onChange={(id) => change.own({ id })}
      />
    </>
  );
}

export function FlowFields({ modeler, element }: Props) {
  const text = useText(canvasText);
  const change = changesOf(modeler, element);
  const model = modelOf(element);
  const source = model.sourceRef as ModdleElement;
  const isDefault = source.default === model;
  const ways = (source.outgoing ?? []) as ModdleElement[];
  if (ways.length < 2 && model.conditionExpression === undefined) return null;
  return (
    <>
      <Checkbox checked={isDefault} onChange={({ target }) => change.of(source, { default: target.checked ? model : undefined })}>
        {text.isDefault}
      </Checkbox>
      {!isDefault && (
        <TextField
          label={text.condition}
          hint={text.conditionHint}
          value={bodyOf(model.conditionExpression)}
          onChange={(body) => change.own({ conditionExpression: change.expression(body) })}
        />
      )}
    </>
  );
}

type WaitKind = "limit" | "duration" | "date";

export function TimerFields({ modeler, element }: Props) {
  const text = useText(canvasText);
  const change = changesOf(modeler, element);
  const timer = definitionOf(element, "bpmn:TimerEventDefinition");
  if (!timer) return null;
  const kind: WaitKind = timer.timeDuration ? "duration" : timer.timeDate ? "date" : "limit";
  const NOTHING = { limit: undefined, unit: undefined, timeDuration: undefined, timeDate: undefined, timeCycle: undefined };
  const set = (given: Record<string, unknown>) => change.of(timer, { ...NOTHING, ...given });
  const begin: Record<WaitKind, () => void> = {
    limit: () => set({ limit: "1", unit: "workday" }),
    duration: () => set({ timeDuration: change.expression("P1D") }),
    date: () => set({ timeDate: change.expression("2026-01-01T08:00:00+08:00") }),
  };
  return (
    <>
      <Field label={text.wait}>
        <Select
          aria-label={text.wait}
          value={kind}
          onChange={(chosen: WaitKind) => begin[chosen]()}
          options={(["limit", "duration", "date"] as const).map((value) => ({ value, label: text.waitKinds[value] }))}
        />
      </Field>
      {kind === "limit" && (
        <Field label={text.amount}>
          <InputNumber
            aria-label={text.amount}
            min={1}
            max={10_000}
            precision={0}
            value={timer.limit === undefined ? null : Number(timer.limit)}
            onChange={(amount) => set({ limit: String(amount ?? 1), unit: timer.unit ?? "workday" })}
          />
          <Select
            aria-label={text.unit}
            value={(timer.unit as string | undefined) ?? "workday"}
            onChange={(unit) => set({ limit: timer.limit ?? "1", unit })}
            options={LIMIT_UNITS.map((value) => ({ value, label: text.units[value] }))}
          />
        </Field>
      )}
      {kind === "duration" && (
        <TextField
          label={text.duration}
          hint={text.durationHint}
          value={bodyOf(timer.timeDuration)}
          onChange={(body) => set({ timeDuration: change.expression(body) })}
        />
      )}
      {kind === "date" && (
        <TextField
          label={text.date}
          hint={text.dateHint}
          value={bodyOf(timer.timeDate)}
          onChange={(body) => set({ timeDate: change.expression(body) })}
        />
      )}
    </>
  );
}

export function MessageFields({ modeler, element }: Props) {
  const text = useText(canvasText);
  const change = changesOf(modeler, element);
  const holder = definitionOf(element, "bpmn:MessageEventDefinition") ?? modelOf(element);
  const message = holder.messageRef as ModdleElement | undefined;
  return (
    <TextField
      label={text.message}
      hint={text.messageHint}
      value={message?.name ?? ""}
      onChange={(name) => change.of(holder, { messageRef: name === "" ? undefined : change.message(name) })}
    />
  );
}

export function DecisionFields({ modeler, element }: Props) {
  const text = useText(canvasText);
  const change = changesOf(modeler, element);
  const { expression, result } = change.decision();
  return (
    <>
      <TextField label={text.decision} value={expression} onChange={(given) => change.decide({ expression: given, result })} />
      <TextField label={text.result} value={result} onChange={(given) => change.decide({ expression, result: given })} />
    </>
  );
}

export function MembersFields({ modeler, element }: Props) {
  const text = useText(canvasText);
  const change = changesOf(modeler, element);
  const loop = modelOf(element).loopCharacteristics as ModdleElement;
  const rule = (loop.rule as string | undefined) ?? "all";
  return (
    <>
      <TextField
        label={text.members}
        hint={text.membersHint}
        value={(loop.members as string | undefined) ?? bodyOf(loop.loopCardinality)}
        onChange={(members) => change.of(loop, { members: members || undefined, loopCardinality: undefined })}
      />
      <Field label={text.rule}>
        <Select
          aria-label={text.rule}
          value={rule}
          onChange={(given) => change.of(loop, { rule: given, share: undefined, weights: undefined })}
          options={VOTE_RULES.map((value) => ({ value, label: text.rules[value] }))}
        />
      </Field>
      {rule === "weight" && (
        <TextField
          label={text.weights}
          hint={text.weightsHint}
          value={(loop.weights as string | undefined) ?? ""}
          fault={(written) => (written === "" || readWeights(written) ? null : text.weightsBad)}
          onChange={(written) => change.of(loop, { weights: written || undefined })}
        />
      )}
      {rule === "share" && (
        <Field label={text.share}>
          <InputNumber
            aria-label={text.share}
            min={1}
            max={100}
            precision={0}
            value={Number(loop.share ?? 100)}
            onChange={(share) => change.of(loop, { share: String(share ?? 100) })}
          />
        </Field>
      )}
    </>
  );
}

function bodyOf(expression: unknown): string {
  const body = (expression as ModdleElement | undefined)?.body;
  return typeof body === "string" ? body : "";
}
