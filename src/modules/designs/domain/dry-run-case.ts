import { type FormData, type FormDefinition, type FormField, validateForm } from "../../../core/forms/index.ts";
import type { CompiledProcess, ProcessState, StepSettings } from "../../../core/process/index.ts";
import { type ItemPackage, type ItemTerm, knownAnswers, materialsFor, type SituationAnswers } from "../../catalogue/shared.ts";
import type { DryRunDifference } from "../shared.ts";

/** What a running case is made of, as far as a version can change it. */
export interface RunningCase {
  process: ProcessState | null;
  /** Nodes of the steps that wait for somebody now. */
  openNodes: readonly string[];
  answers: FormData;
  situations: SituationAnswers;
  /** Codes of the materials that were given, by file or on paper. */
  given: readonly string[];
  isDecided: boolean;
}

/** A package with its process, as the case goes by it or would. */
export interface Version {
  package: ItemPackage;
  process: CompiledProcess;
}

/**
 * What would be otherwise for a case if it went on by another version: steps, terms, answers, materials. Answers are judged and never repeated:
 * who designs an item needn't see what people wrote.
 */
export function dryRunCase(running: RunningCase, own: Version, next: Version, today: string): DryRunDifference[] {
  return [
    ...openSteps(running, own.process, next.process),
    ...passedSteps(running, own.process, next.process),
    ...(running.isDecided ? [] : [...term("promise", own.package, next.package), ...term("statutory", own.package, next.package)]),
    ...answers(running.answers, own.package.form, next.package.form, today),
    ...materials(running, own.package, next.package),
  ];
}

function openSteps({ openNodes }: RunningCase, own: CompiledProcess, next: CompiledProcess): DryRunDifference[] {
  return openNodes.flatMap((id): DryRunDifference[] => {
    const [was, is] = [nodeOf(own, id), nodeOf(next, id)];
    const name = was?.name ?? id;
    if (!is?.step) return [{ kind: "step-gone", name, before: name, after: "" }];
    return [
      ...changed("step-elsewhere", name, placeOf(was?.step), placeOf(is.step)),
      ...changed("step-limit", name, limitOf(was?.step), limitOf(is.step)),
    ];
  });
}

/** Steps that were gone through and no longer exist: a return to them wouldn't be possible any more. */
function passedSteps({ process, openNodes }: RunningCase, own: CompiledProcess, next: CompiledProcess): DryRunDifference[] {
  const passed = new Set(Object.values(process?.visits ?? {}).map((visit) => visit.node));
  return [...passed].flatMap((id): DryRunDifference[] => {
    const was = nodeOf(own, id);
    return was?.step && !openNodes.includes(id) && !nodeOf(next, id)
      ? [{ kind: "passed-gone", name: was.name, before: was.name, after: "" }]
      : [];
  });
}

function term(part: "promise" | "statutory", own: ItemPackage, next: ItemPackage): DryRunDifference[] {
  const words = ({ amount, unit }: ItemTerm) => `${amount} ${unit}`;
  return changed(part, part, words(own[part]), words(next[part]));
}

function answers(data: FormData, own: FormDefinition, next: FormDefinition, today: string): DryRunDifference[] {
  const [labels, there] = [labelsOf(own), labelsOf(next)];
  const lost = Object.keys(data).filter((id) => !there.has(id));
  const judged = validateForm(next, data, { today });
  const pruned = judged.ok ? Object.keys(data).filter((id) => there.has(id) && !(id in judged.data)) : [];
  return [
    ...[...lost, ...pruned].map((id): DryRunDifference => ({ kind: "answer-lost", name: labels.get(id) ?? id, before: id, after: "" })),
    ...(judged.ok ? [] : judged.errors).map(
      ({ path, message }): DryRunDifference => ({
        kind: "answer-wrong",
        name: there.get(path.split(/[.[]/)[0] ?? "") ?? path,
        before: "",
        after: message,
      }),
    ),
  ];
}

function materials({ given, isDecided, situations }: RunningCase, own: ItemPackage, next: ItemPackage): DryRunDifference[] {
  const listed = new Map(next.materials.map((material) => [material.code, material]));
  const gone = own.materials.filter(({ code }) => given.includes(code) && !listed.has(code));
  const [before, asked] = [own, next].map((item) => materialsFor(item, knownAnswers(item, situations)));
  const wanted = isDecided ? [] : (asked ?? []).filter(({ code, necessity }) => necessity === "required" && !given.includes(code));
  return [
    ...gone.map(({ name, code }): DryRunDifference => ({ kind: "material-gone", name, before: code, after: "" })),
    ...wanted
      .filter(({ code }) => !before?.some((each) => each.code === code && each.necessity === "required"))
      .map(({ name, code }): DryRunDifference => ({ kind: "material-wanted", name, before: "", after: code })),
  ];
}

const nodeOf = (process: CompiledProcess, id: string) => process.nodes.find((node) => node.id === id);
const placeOf = (step: StepSettings | undefined) => [step?.org ?? "department", step?.post ?? ""].join(" ");
const limitOf = (step: StepSettings | undefined) => (step?.limit === undefined ? "" : `${step.limit} ${step.unit ?? "workday"}`);

function changed(kind: DryRunDifference["kind"], name: string, before: string, after: string): DryRunDifference[] {
  return before === after ? [] : [{ kind, name, before, after }];
}

const labelsOf = ({ pages }: FormDefinition): Map<string, string> =>
  new Map(pages.flatMap((page) => page.fields).map((field: FormField) => [field.id, field.label["zh-CN"]]));
