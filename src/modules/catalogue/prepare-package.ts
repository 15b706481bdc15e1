import { checkDefinition } from "../../core/forms/index.ts";
import {
  type CompiledProcess,
  compileProcess,
  type Drawing,
  drawProcess,
  type Finding,
  type ProcessFault,
  proveLimits,
  proveProcess,
} from "../../core/process/index.ts";
import { checkExpression } from "../../core/rules/index.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { House } from "../house.ts";
import { canonicalJson } from "./domain/canonical.ts";
import { checkPackage } from "./domain/check-package.ts";
import { checkReferences } from "./domain/check-references.ts";
import { situationNotes } from "./domain/check-situations.ts";
import type { ItemPackage, PackageFault } from "./shared.ts";

/** A package ready to be written: its process compiled, everything checked. */
export interface PreparedPackage {
  processJson: string;
  drawingJson: string;
  digest: Buffer;
}

export type Preparation = { ok: true; value: PreparedPackage } | { ok: false; faults: PackageFault[] };

/** Everything that can be said of a package before it is published. */
export interface Inspection {
  /** What stands against publishing; empty when nothing does. */
  faults: PackageFault[];
  /** Worth a second look, no obstacle. */
  notes: PackageFault[];
  /** Null where the process can't even be compiled. */
  process: CompiledProcess | null;
  drawing: Drawing | null;
}

/** Checks all of a package and compiles its process; every fault at its field (C3, W1, W5). */
export async function preparePackage(house: Pick<House, "crypto">, item: ItemPackage): Promise<Preparation> {
  const { faults } = await inspectPackage(item);
  if (faults.length > 0) return { ok: false, faults };
  const compiled = await compiledProcess(item.process);
  if (!compiled.ok) return { ok: false, faults: compiled.faults };
  const { processJson, drawingJson } = compiled;
  return { ok: true, value: { processJson, drawingJson, digest: house.crypto.hash(canonicalJson(item)) } };
}

/** The same checks for whoever is still drawing: faults and notes by field and element, and the drawing as far as there is one. */
export async function inspectPackage(item: ItemPackage, lang: Lang = "zh-CN"): Promise<Inspection> {
  const compiled = await compiledProcess(item.process, lang);
  const faults = [...checkPackage(item), ...formFaults(item, lang)];
  const doubts = situationNotes(item);
  if (!compiled.ok) return { faults: [...faults, ...compiled.faults], notes: doubts, process: null, drawing: null };
  const { process, drawing, proof, notes } = compiled;
  faults.push(...proof);
  // A drawing that may never come to its end has no longest way to add up.
  if (proof.length === 0) faults.push(...limitFaults(item, process));
  faults.push(...checkReferences(item, process));
  return { faults, notes: [...doubts, ...notes], process, drawing };
}

/** Forms that were found right: the same definition object isn't checked twice (320 standard guides share eleven sets of pages). */
const rightPages = new WeakSet<object>();

function formFaults({ form }: ItemPackage, lang: Lang): PackageFault[] {
  if (rightPages.has(form.pages)) return [];
  const checked = checkDefinition(form, lang);
  if (checked.ok) {
    rightPages.add(form.pages);
    return [];
  }
  return checked.problems.map(({ path, code, message }) => ({ path: path ? `form.${path}` : "form", code, detail: message }));
}

type Compiled =
  | {
      ok: true;
      process: CompiledProcess;
      drawing: Drawing;
      /** What the proof holds against it, and what it only warns of. */
      proof: PackageFault[];
      notes: PackageFault[];
      processJson: string;
      drawingJson: string;
    }
  | { ok: false; faults: PackageFault[] };

/** Processes compiled last, by language and XML: most items run on one of a few. */
const compiledLast = new Map<string, Promise<Compiled>>();
const KEPT = 64;

function compiledProcess(xml: string, lang: Lang = "zh-CN"): Promise<Compiled> {
  const key = `${lang} ${xml}`;
  const known = compiledLast.get(key);
  if (known) return known;
  const fresh = compile(xml, lang);
  compiledLast.set(key, fresh);
  for (const oldest of compiledLast.keys()) {
    if (compiledLast.size <= KEPT) break;
    compiledLast.delete(oldest);
  }
  return fresh;
}

async function compile(xml: string, lang: Lang): Promise<Compiled> {
  const compiled = await compileProcess(xml, { checkExpression: (text) => checkExpression(text, lang) });
  if (!compiled.ok) return { ok: false, faults: compiled.faults.map(processFault) };
  const { process } = compiled;
  const found = proveProcess(process);
  const of = (severity: Finding["severity"]) => found.filter((finding) => finding.severity === severity).map(processFault);
  const drawing = drawProcess(process);
  return {
    ok: true,
    process,
    drawing,
    proof: of("error"),
    notes: [...compiled.warnings.map(processFault), ...of("warning")],
    processJson: JSON.stringify(process),
    drawingJson: JSON.stringify(drawing),
  };
}

/** Σ of the steps' limits along the longest way ≤ 承诺 (L10): what the engine only warns of stands against publishing. */
function limitFaults({ promise, statutory }: ItemPackage, process: CompiledProcess): PackageFault[] {
  const term = ({ amount, unit }: ItemPackage["promise"]) => ({ limit: amount, unit });
  const { findings } = proveLimits(process, { promise: term(promise), statute: term(statutory) });
  return findings.filter((finding) => OVER.has(finding.code)).map(processFault);
}

const OVER = new Set<Finding["code"]>(["process/limits-exceed-promise", "process/limits-exceed-statute"]);

function processFault({ code, element, name, detail }: ProcessFault): PackageFault {
  const what = [name, detail].filter((part) => part !== undefined).join(": ");
  return { path: "process", code, ...(element === undefined ? {} : { element }), ...(what ? { detail: what } : {}) };
}
