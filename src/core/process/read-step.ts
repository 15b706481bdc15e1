import type { ModdleElement } from "bpmn-moddle";
import { readCopy, readOverrun, readPeople, readPoint } from "./read-people.ts";
import { bodyOf, extensionOf, oneOf, optional, type Refuse, readLimit, readOrg, required, text } from "./read-setting.ts";
import {
  type FieldAccess,
  LIMIT_UNITS,
  type MultiSettings,
  type ProcessSettings,
  type RiskLevel,
  STEP_ROLES,
  type StepSettings,
  VOTE_RULES,
  type VoteRule,
} from "./types.ts";
import { readWeights } from "./weights.ts";

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
    ...readWatchers(step, refuse),
    ...optional("skip", text(step.skip)),
  };
}

/** Whose it is, who is told, who watches; nothing where the drawing says nothing, as in versions published before there were any. */
function readWatchers(step: ModdleElement, refuse: Refuse): Pick<StepSettings, "people" | "copies" | "overrun" | "points"> {
  const one = (name: string) => step[name] as ModdleElement | undefined;
  const list = (name: string) => (step[name] ?? []) as ModdleElement[];
  const [people, overrun] = [one("people"), one("overrun")];
  return {
    ...optional("people", people && readPeople(people, refuse)),
    ...optional("copies", some(list("copies").map((copy) => readCopy(copy, refuse)))),
    ...optional("overrun", overrun && readOverrun(overrun, refuse)),
    ...optional("points", some(list("points").map((point) => readPoint(point, refuse)))),
  };
}

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

export function readProcessSettings(element: ModdleElement, refuse: Refuse): ProcessSettings {
  const settings = extensionOf(element, "mt:Process", refuse);
  const recall = oneOf(settings?.recall ?? "allow", ["allow", "refuse"], "recall", refuse);
  return {
    returnSiblings: oneOf(settings?.returnSiblings ?? "cancel", ["cancel", "keep"], "returnSiblings", refuse) ?? "cancel",
    ...(recall === "refuse" ? { recall } : {}),
  };
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
  return {
    sequential: loop.isSequential === true,
    members: members ?? "0",
    rule,
    share,
    ...optional("completion", completion),
    ...optional("weights", weightsOf(text(loop.weights), rule, refuse)),
  };
}

function weightsOf(written: string | undefined, rule: VoteRule, refuse: Refuse): MultiSettings["weights"] {
  if (written === undefined) return undefined;
  const weights = readWeights(written);
  // Votes that nobody would count are a mistake, not a setting.
  if (!weights || rule !== "weight") refuse("process/bad-setting", `weights ${written}`);
  return weights;
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
