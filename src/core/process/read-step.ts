import type { ModdleElement } from "bpmn-moddle";
import {
  type FieldAccess,
  LIMIT_UNITS,
  type MultiSettings,
  type ProcessFault,
  type ProcessSettings,
  type RiskLevel,
  STEP_ROLES,
  type StepSettings,
  VOTE_RULES,
} from "./types.ts";

/** Collects what is wrong with one element. */
export type Refuse = (code: string, detail?: string) => void;

export function refuseFor(faults: ProcessFault[], element: ModdleElement): Refuse {
  return (code, detail) => {
    faults.push({
      code,
      ...(element.id ? { element: element.id } : {}),
      ...(element.name ? { name: element.name } : {}),
      ...(detail === undefined ? {} : { detail }),
    });
  };
}

/** The extension element of a kind, such as `mt:Step`; at most one is allowed. */
export function extensionOf(element: ModdleElement, type: string, refuse: Refuse): ModdleElement | undefined {
  const values = ((element.extensionElements as ModdleElement | undefined)?.values ?? []) as ModdleElement[];
  const ours = values.filter((value) => value.$type === type);
  if (ours.length > 1) refuse("process/setting-twice", type);
  return ours[0];
}

const OPINIONS = ["required", "optional"] as const;

/** `mt:step` of a task; undefined when the drawing says nothing. */
export function readStep(element: ModdleElement, refuse: Refuse): StepSettings | undefined {
  const step = extensionOf(element, "mt:Step", refuse);
  if (!step) return undefined;
  const list = (name: string) => (step[name] ?? []) as ModdleElement[];
  const limit = readLimit(step.limit, refuse);
  return {
    role: oneOf(step.role ?? "custom", STEP_ROLES, "role", refuse) ?? "custom",
    ...optional("org", readOrg(step.org, refuse)),
    ...optional("post", text(step.post)),
    ...optional("limit", limit),
    ...optional("unit", step.unit === undefined ? undefined : oneOf(step.unit, LIMIT_UNITS, "unit", refuse)),
    ...optional("counts", step.counts === undefined ? undefined : oneOf(step.counts, ["true", "false"], "counts", refuse) !== "false"),
    ...optional("ground", text(step.ground)),
    ...optional("opinion", step.opinion === undefined ? undefined : oneOf(step.opinion, OPINIONS, "opinion", refuse)),
    acts: readActs(step.acts, refuse),
    ...readButtons(list("buttons"), refuse),
    fields: list("fields").map((field) => ({
      id: required(field.id, "field id", refuse),
      access: oneOf<FieldAccess>(field.access ?? "read", ["read", "write", "hidden"], "field access", refuse) ?? "read",
    })),
    materials: list("materials").map((material) => required(material.code, "material code", refuse)),
    documents: list("documents").map((document) => required(document.code, "document code", refuse)),
    risks: list("risks").map((risk) => ({
      name: required(risk.name, "risk name", refuse),
      level: oneOf<RiskLevel>(risk.level ?? "low", ["high", "middle", "low"], "risk level", refuse) ?? "low",
      ...optional("description", text(risk.description)),
      ...optional("measure", text(risk.measure)),
    })),
  };
}

export function readProcessSettings(element: ModdleElement, refuse: Refuse): ProcessSettings {
  const settings = extensionOf(element, "mt:Process", refuse);
  return { returnSiblings: oneOf(settings?.returnSiblings ?? "cancel", ["cancel", "keep"], "returnSiblings", refuse) ?? "cancel" };
}

/** Multi-instance markers: BPMN's own `loopCardinality` and `completionCondition`, and our vote rules. */
export function readMulti(element: ModdleElement, refuse: Refuse): MultiSettings | undefined {
  const loop = element.loopCharacteristics as ModdleElement | undefined;
  if (!loop) return undefined;
  if (loop.$type !== "bpmn:MultiInstanceLoopCharacteristics") {
    refuse("process/standard-loop");
    return undefined;
  }
  const members = text(loop.members) ?? bodyOf(loop.loopCardinality);
  if (members === undefined) refuse("process/multi-without-members");
  const rule = oneOf(loop.rule ?? "all", VOTE_RULES, "rule", refuse) ?? "all";
  const share = loop.share === undefined ? (rule === "weight" ? 50 : 100) : Number(loop.share);
  if (!(share > 0 && share <= 100)) refuse("process/bad-setting", `share ${String(loop.share)}`);
  const completion = bodyOf(loop.completionCondition);
  return { sequential: loop.isSequential === true, members: members ?? "0", rule, share, ...optional("completion", completion) };
}

/** Text of a BPMN expression; a leading `=` as other designers write it is dropped. */
export function bodyOf(expression: unknown): string | undefined {
  const body = (expression as ModdleElement | undefined)?.body;
  return text(typeof body === "string" ? body.trim().replace(/^=\s*/, "") : undefined);
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

export function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V });
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[], what: string, refuse: Refuse): T | undefined {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) refuse("process/bad-setting", `${what} ${String(value)}`);
  return found;
}

export function readLimit(value: unknown, refuse: Refuse): number | undefined {
  if (value === undefined) return undefined;
  const limit = Number(value);
  if (Number.isFinite(limit) && limit > 0 && limit <= 10_000) return limit;
  refuse("process/bad-setting", `limit ${String(value)}`);
  return undefined;
}

function readOrg(value: unknown, refuse: Refuse): string | undefined {
  const org = text(value);
  if (org !== undefined && !/^(window|department|county|township|unit:.+)$/.test(org)) refuse("process/bad-setting", `org ${org}`);
  return org;
}

function readActs(value: unknown, refuse: Refuse): string[] {
  const acts = (text(value) ?? "").split(",").flatMap((act) => text(act) ?? []);
  for (const act of acts) if (!/^[a-z][a-z-]*$/.test(act)) refuse("process/bad-setting", `acts ${act}`);
  return acts;
}

function readButtons(buttons: ModdleElement[], refuse: Refuse): Pick<StepSettings, "buttons"> {
  if (buttons.length === 0) return {};
  const acts = buttons.map((button) => required(button.act, "button act", refuse));
  const twice = acts.find((act, at) => acts.indexOf(act) !== at);
  if (twice !== undefined) refuse("process/setting-twice", `button ${twice}`);
  return {
    buttons: buttons.map((button, at) => ({
      act: acts[at] ?? "",
      ...optional("label", text(button.label)),
      ...optional("opinion", button.opinion === undefined ? undefined : oneOf(button.opinion, OPINIONS, "button opinion", refuse)),
    })),
  };
}

function required(value: unknown, what: string, refuse: Refuse): string {
  const found = text(value);
  if (found === undefined) refuse("process/setting-missing", what);
  return found ?? "";
}
