import { fieldPaths, hiddenButNeeded, staffPaths } from "../../../core/forms/index.ts";
import { type CompiledProcess, type StepRole, type StepSettings, WORK_ROLES } from "../../../core/process/index.ts";
import { variablesOf } from "../../../core/rules/index.ts";
import type { CaseKind, ItemPackage, PackageFault } from "../shared.ts";
import { stepRights } from "./step-rights.ts";
import { undecidedDeliveries } from "./undecided-deliveries.ts";

/** Roles a process must have for its kind to be handled as annexes §5 says. */
const ROLES: Record<CaseKind, readonly StepRole[]> = {
  instant: ["settle"],
  promised: ["receive", "decide", "deliver"],
  deferred: ["receive", "decide", "deliver"],
  forwarded: ["receive", "send-up", "reply", "deliver"],
  joint: ["receive", "opinion", "decide", "deliver"],
};

/**
 * Whether process and package speak of the same things: steps name listed materials, documents and form fields, have somebody to do them, and
 * the kind's steps are there (C08: guide ≠ process).
 */
export function checkReferences(item: ItemPackage, process: CompiledProcess): PackageFault[] {
  const faults: PackageFault[] = [];
  const materials = new Set(item.materials.map((material) => material.code));
  const documents = new Set(item.documents.map((document) => document.code));
  const fields = new Set(["*", ...fieldPaths(item.form)]);
  const steps = process.nodes.flatMap((node) => (node.step ? [{ node, step: node.step }] : []));
  for (const { node, step } of steps) {
    const fault = (code: string, detail?: string) =>
      faults.push({
        path: "process",
        code,
        element: node.id,
        ...(detail === undefined ? { detail: node.name } : { detail: `${node.name}: ${detail}` }),
      });
    for (const code of step.materials) if (!materials.has(code)) fault("catalogue/step-material", code);
    for (const code of step.documents) if (!documents.has(code)) fault("catalogue/step-document", code);
    for (const { id } of step.fields) if (!fields.has(id)) fault("catalogue/step-field", id);
    const named = step.people?.field;
    if (named !== undefined && !fields.has(named)) fault("catalogue/step-field", named);
    else if (named !== undefined && !staffPaths(item.form).includes(named)) fault("catalogue/step-field-not-staff", named);
    for (const pair of hiddenButNeeded(item.form, stepRights(step))) fault("catalogue/step-hides-needed", pair);
    if (!step.post) fault("catalogue/step-post");
    if (node.multi && !WORK_ROLES.has(step.role)) fault("catalogue/step-several", step.role);
    if (step.counts === false && !step.ground) fault("catalogue/step-ground");
    if (step.limit !== undefined && !Number.isInteger(step.limit)) fault("catalogue/step-limit", String(step.limit));
  }
  for (const node of undecidedDeliveries(process))
    faults.push({ path: "process", code: "catalogue/deliver-undecided", element: node.id, detail: node.name });
  for (const node of process.nodes) {
    const timer = node.trigger?.kind === "timer" ? node.trigger.timer : null;
    if (timer?.kind === "limit" && !Number.isInteger(timer.limit))
      faults.push({ path: "process", code: "catalogue/step-limit", element: node.id, detail: `${node.name}: ${timer.limit}` });
  }
  faults.push(...unknownInConditions(process, fields), ...blankConditions(process));
  const roles = new Set(steps.map(({ step }) => step.role));
  for (const role of ROLES[item.kind]) if (!roles.has(role)) faults.push({ path: "process", code: "catalogue/step-missing", detail: role });
  return [
    ...faults,
    ...checkJointUnits(
      item,
      steps.map(({ step }) => step),
    ),
  ];
}

/** What conditions may ask besides the form: the case's own facts, how steps went that several sign, the signer, and the day. */
const OFFERED = ["case", "outcomes", "member", "today", "now"];

/** A condition that asks for something nobody is asked is never true: the case would go the other way without a word. */
function unknownInConditions(process: CompiledProcess, fields: ReadonlySet<string>): PackageFault[] {
  const results = process.nodes.flatMap(({ decision }) => (decision ? [decision.result] : []));
  const known = new Set([...OFFERED, ...results, ...[...fields].flatMap((path) => path.split("."))]);
  const asking = [
    ...process.flows.map(({ id, name, condition }) => ({ id, name, asks: condition })),
    ...process.nodes.flatMap(({ id, name, step }) => [step?.skip, step?.people?.expression].map((asks) => ({ id, name, asks }))),
  ];
  return asking.flatMap(({ id, name, asks }) =>
    (asks === undefined ? [] : variablesOf(asks))
      .filter((asked) => !known.has(asked))
      .map((asked) => ({
        path: "process",
        code: "catalogue/condition-unknown",
        element: id,
        detail: [name, asked].filter(Boolean).join(": "),
      })),
  );
}

/** A comparison whose value was never filled in: it would hold for nobody. */
function blankConditions(process: CompiledProcess): PackageFault[] {
  return process.flows
    .filter(({ condition = "" }) => BLANK.test(condition))
    .map(({ id, name }) => ({ path: "process", code: "catalogue/condition-blank", element: id, detail: name }));
}

const BLANK = /(?<![<>!])=\s*""/;

/** The departments the guide names and those the process asks are the same. */
function checkJointUnits(item: ItemPackage, steps: readonly StepSettings[]): PackageFault[] {
  const asked = new Set(steps.flatMap((step) => (step.org?.startsWith("unit:") ? [step.org.slice("unit:".length)] : [])));
  const isAsked = (unit: string) => asked.has(unit) || asked.has(unit.slice(-2));
  return item.jointUnits
    .filter((unit) => !isAsked(unit))
    .map((unit) => ({ path: "jointUnits", code: "catalogue/unit-without-step", detail: unit }));
}
