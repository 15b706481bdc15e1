import type { StepRisk, StepSettings } from "../../../core/process/index.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import type { ItemInForce } from "../../catalogue/index.ts";
import type { JournalEvent, Matter } from "../../matters/index.ts";
import type { MeasureTaken } from "../domain/measures.ts";
import type { CaseOwn } from "../domain/own.ts";
import type { Registers } from "../registers.ts";
import type { TimelineEntry } from "../shared.ts";
import { viewOf } from "../view-case.ts";

/** One fact that an act changed: what it is, and how it stood before and after. */
export interface TracedChange {
  what: "state" | "outcome" | "number" | "answer" | "situation" | "material" | "document" | "step" | "due";
  /** Field path, question, material code, visit or clock; empty for facts of the case itself. */
  of: string;
  label: string;
  before: string | null;
  after: string | null;
}

/** Everything that is kept of one act (六(四)): who, in which post, when, at which step, what they wrote, what it changed. */
export interface TracedAct extends TimelineEntry {
  changes: TracedChange[];
  /** Integrity risks of the step, with what is to be done against them (五(六)), and at an act that passes it whether that was ticked as done. */
  risks: (StepRisk & { taken?: boolean })[];
  /** Content hashes of the files that came with it, and of the documents it made. */
  files: { hash: string; name: string; made?: true }[];
}

interface Shown {
  item: ItemInForce;
  registers: Registers;
  lang: Lang;
}

/** The trace of a case: one entry an act, with what it changed between the state before and the one after. */
export function traceOf(frames: readonly Matter<CaseOwn>[], events: readonly JournalEvent[], shown: Shown): TracedAct[] {
  let before: Facts = new Map();
  let had: ReadonlySet<string> = new Set();
  return frames.flatMap((frame, index) => {
    const event = events[index];
    if (!event) return [];
    const view = viewOf(
      frame,
      [event],
      shown.item,
      shown.registers,
      { masked: false, opinions: true, rights: { "*": "read" } },
      shown.lang,
    );
    const after = factsOf(view, frame);
    const changes = changesOf(before, after);
    const papers = Object.values(frame.state.own.documents ?? {}).map(({ pdf, name }) => ({ hash: pdf, name, made: true as const }));
    const handedIn = [...view.materials, ...view.otherMaterials, ...view.form].flatMap(({ files }) => files ?? []);
    const given: TracedAct["files"] = [...handedIn.map(({ hash, name }) => ({ hash, name })), ...papers];
    const files = given.filter(({ hash }) => !had.has(hash));
    before = after;
    had = new Set(given.map(({ hash }) => hash));
    const entry = view.timeline[0];
    if (!entry) return [];
    const step = shown.item.process.nodes.find(({ id }) => id === event.data.node)?.step;
    return [{ ...entry, changes, risks: risksAt(step, event), files }];
  });
}

/** An event of an act that asks for the measures says which were taken, also where none was. */
function risksAt(step: StepSettings | undefined, { data }: JournalEvent): TracedAct["risks"] {
  const ticked = data.measures as MeasureTaken[] | undefined; // written by withMeasures
  return (step?.risks ?? []).map((risk) =>
    ticked && risk.measure ? { ...risk, taken: ticked.some(({ name }) => name === risk.name) } : risk,
  );
}

/** What stands so in one state, under `what of`. */
type Facts = Map<string, Omit<TracedChange, "before" | "after"> & { value: string }>;

function factsOf(view: ReturnType<typeof viewOf>, frame: Matter<CaseOwn>): Facts {
  const facts: Facts = new Map();
  const put = (what: TracedChange["what"], of: string, label: string, value: string | null) => {
    if (value !== null && value !== "") facts.set(`${what} ${of}`, { what, of, label, value });
  };
  put("state", "", "", view.state);
  put("outcome", "", "", view.outcome);
  put("number", "", "", view.number);
  for (const { path, label, text } of view.form) put("answer", path, label, text);
  for (const { id, question, answer, choices } of view.situations)
    put("situation", id, question, choices.find((choice) => choice.id === answer)?.label ?? answer);
  for (const { code, name, files, paper, promised, handed, checked, lack, later } of [...view.materials, ...view.otherMaterials]) {
    const marks = {
      paper,
      promised,
      [`${handed?.original} ×${handed?.copies}`]: handed !== null,
      checked,
      lack: lack !== null,
      [`later ${later}`]: later !== null,
    };
    const again = files.flatMap(({ reused }) => (reused ? [`reused ${reused.given}`] : []));
    const set = Object.entries(marks).flatMap(([mark, is]) => (is ? [mark] : []));
    put("material", code, name, [...files.map((file) => file.name), ...again, ...set].join("; "));
  }
  for (const [id, { name, number, state }] of Object.entries(frame.state.own.documents ?? {}))
    put("document", id, name, [number, state].filter(Boolean).join(" "));
  for (const { visit, name, orgName, post, assignee } of view.tasks)
    put("step", visit, name, [orgName, post, assignee?.name].filter(Boolean).join(" "));
  for (const { id, kind, due, state } of Object.values(frame.state.clocks)) put("due", id, kind, `${due} ${state}`);
  return facts;
}

function changesOf(before: Facts, after: Facts): TracedChange[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const fact = is ?? was;
    if (!fact || was?.value === is?.value) return [];
    return [{ what: fact.what, of: fact.of, label: fact.label, before: was?.value ?? null, after: is?.value ?? null }];
  });
}
