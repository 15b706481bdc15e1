import { addDays, type LocalDate } from "../../core/calendar/index.ts";
import type { CaseOwn } from "../../modules/cases/index.ts";
import type { MaterialFile } from "../../modules/cases/shared.ts";
import { type ItemPackage, materialsFor, type SituationAnswers } from "../../modules/catalogue/shared.ts";
import type { Task } from "../../modules/matters/index.ts";
import type { Move } from "./next-move.ts";
import type { Random } from "./random.ts";
import type { SampleFile } from "./sample-files.ts";
import type { Scenario } from "./scenarios.ts";
import { fill, type Words } from "./words.ts";

export interface Writing {
  scenario: Scenario;
  item: ItemPackage;
  own: CaseOwn;
  tasks: readonly Task[];
  applicantName: string;
  files: readonly SampleFile[];
  /** Who takes over a transferred step. */
  colleague: string | null;
  today: LocalDate;
  /** What the staff write of the form at their steps; null where the form asks them nothing. */
  staffAnswers: Record<string, unknown> | null;
  random: Random;
  words: Words;
}

/** What a person would type for a move: the input of its command. */
export function inputOf(move: Exclude<Move, { by: "law" }>, writing: Writing): unknown {
  const { random, words, own, item } = writing;
  const { opinions, reasons } = words;
  switch (move.command) {
    case "receive":
      return { papers: [], note: random.pick(opinions.receive) };
    case "accept":
      return { checked: given(own), later: laterOf(writing), opinion: random.pick(opinions.accept) };
    case "refuse":
      return refusal(writing);
    case "ask-supplement":
      return {
        lacks: [
          {
            material: (askedOf(item, own).find(({ necessity }) => necessity === "required") ?? askedOf(item, own)[0])?.code ?? "",
            lack: random.pick(reasons.supplement),
          },
        ],
      };
    case "supply":
      return { files: fresh(lacking(own), item, writing, true), papers: own.channel === "window" ? lacking(own) : [], form: null };
    case "settle":
      return { checked: given(own), ...verdict(writing, "settle") };
    case "return":
      return { visit: move.task.visit, target: earlierStep(writing), opinion: random.pick(opinions.return) };
    case "transfer":
      return { visit: move.task.visit, to: writing.colleague, reason: random.pick(reasons.transfer) };
    case "suspend":
      return suspension(writing);
    case "resume":
      return { note: fill(reasons.resume, { name: own.special.at(-1)?.name ?? "" }) };
    case "send-up":
      return { visit: move.task.visit, authority: words.authority, opinion: random.pick(opinions["send-up"]) };
    case "enter-reply":
      return {
        visit: move.task.visit,
        outcome: writing.scenario.outcome ?? "grant",
        number: replyNumber(writing),
        opinion: replyText(writing),
      };
    case "decide":
      return { visit: move.task.visit, ...verdict(writing, "grant") };
    case "deliver":
      return {
        visit: move.task.visit,
        manner: random.pick(["window", "online", "post"]),
        receiver: writing.applicantName,
        unlisted: words.unlisted,
        note: random.pick(opinions.deliver),
      };
    case "withdraw":
    case "void":
    case "terminate":
      return { reason: random.pick(reasons[move.command]) };
    case "agree":
      return { visit: move.task.visit, opinion: random.pick(opinionsFor(move.task.role, words)), form: writing.staffAnswers };
  }
}

function opinionsFor(role: string, { opinions }: Words): string[] {
  return role in opinions ? opinions[role as keyof Words["opinions"]] : opinions.custom;
}

function verdict({ scenario, random, words }: Writing, granted: "settle" | "grant") {
  return scenario.outcome === "deny"
    ? { outcome: "deny", opinion: random.pick(words.opinions.deny) }
    : { outcome: "grant", opinion: random.pick(words.opinions[granted]) };
}

function replyText({ scenario, random, words }: Writing): string {
  return random.pick(scenario.outcome === "deny" ? words.opinions.deny : words.opinions.reply);
}

function replyNumber({ words, today, random }: Writing): string {
  return fill(words.reply, { year: today.slice(0, 4), number: random.whole(10, 400) });
}

function refusal({ scenario, random, words: { reasons } }: Writing) {
  const outcome = scenario.intake === "declined" ? "declined" : "not-accepted";
  return { outcome, reason: random.pick(reasons[outcome]), rightAgency: outcome === "declined" ? "" : reasons.rightAgency };
}

function suspension({ item, random, words }: Writing) {
  const procedure = item.specialProcedures[0];
  if (!procedure) throw new Error(`${item.name} allows no special procedure`);
  const days = Math.min(procedure.maximum, random.whole(10, 15));
  return { kind: procedure.kind, days, reason: fill(words.reasons.suspend, { name: procedure.name }), noticed: true };
}

/** The newest step done before this one, of those that can be done again. */
function earlierStep({ tasks }: Writing): string {
  const done = tasks.filter((task) => task.closedAt !== null && task.role === "handle");
  const newest = done.at(-1);
  if (!newest) throw new Error("no step to return to");
  return newest.node;
}

export function requiredOf(item: ItemPackage, answers: SituationAnswers | undefined): ItemPackage["materials"] {
  return materialsFor(item, answers).filter((material) => material.necessity === "required");
}

function given(own: CaseOwn): string[] {
  return Object.entries(own.materials).flatMap(([code, material]) => (material.paper || material.files.length > 0 ? [code] : []));
}

function lacking(own: CaseOwn): string[] {
  return Object.entries(own.materials).flatMap(([code, material]) => (material.lack || material.later !== null ? [code] : []));
}

function askedOf({ materials }: ItemPackage, { asked }: CaseOwn) {
  return asked ? materials.filter(({ code }) => asked.includes(code)) : materials;
}

function laterOf({ item, own, today }: Writing) {
  if (item.kind !== "deferred") return [];
  const has = new Set(given(own));
  const open = askedOf(item, own).filter((material) => material.necessity === "later" && !has.has(material.code));
  return open.map((material) => ({ material: material.code, by: addDays(today, 15) }));
}

/** Files for materials: the sample page, or the sample picture where only pictures are taken. */
export function fresh(
  codes: readonly string[],
  item: ItemPackage,
  { files, words }: Pick<Writing, "files" | "words">,
  corrected = false,
): MaterialFile[] {
  return codes.flatMap((code) => {
    const material = item.materials.find((candidate) => candidate.code === code);
    const file = files.find((candidate) => candidate.corrected === corrected && material?.accept.includes(candidate.ending));
    if (!material || !file) return [];
    return [
      {
        material: code,
        hash: file.hash,
        name: `${material.name.slice(0, 40)}${words.fileEnding}.${file.ending}`,
        type: file.type,
        size: file.size,
        proof: "",
      },
    ];
  });
}
