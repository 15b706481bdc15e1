import type { Applicant, HandedIn, MaterialFile } from "../../../modules/cases/shared.ts";
import { type ItemMaterial, materialsFor, type SituationAnswers } from "../../../modules/catalogue/shared.ts";
import { handedInput } from "../case/materials/handed-input.ts";

/** What has been entered at the counter for one item. Numbers and names are personal, so it lives in this tab only. */
export interface IntakeDraft {
  applicant: Applicant;
  hasAgent: boolean;
  agent: { name: string; number: string; phone: string };
  /** The form as typed: field name → text, as a plain form would send it. */
  body: Record<string, string | string[]>;
  /** Rows shown of each table, by path; blank ones are no answers yet. */
  rows: Record<string, number>;
  /** 情形: question → choice. */
  situations: SituationAnswers;
  papers: string[];
  /** Material → how its paper was handed in. */
  handed: Record<string, HandedIn>;
  files: MaterialFile[];
}

const PREFIX = "desk.intake.";

export function blankIntake(kind: Applicant["kind"]): IntakeDraft {
  return {
    applicant: { kind, name: "", number: "", phone: "", address: "", agent: null },
    hasAgent: false,
    agent: { name: "", number: "", phone: "" },
    body: {},
    rows: {},
    situations: {},
    papers: [],
    handed: {},
    files: [],
  };
}

export function readIntake(item: string, kind: Applicant["kind"]): IntakeDraft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + item) ?? "null");
    if (typeof kept === "object" && kept !== null) return { ...blankIntake(kind), ...kept };
  } catch {
    // A draft that can't be read is no draft.
  }
  return blankIntake(kind);
}

export function keepIntake(item: string, draft: IntakeDraft): void {
  sessionStorage.setItem(PREFIX + item, JSON.stringify(draft));
}

export function dropIntake(item: string): void {
  sessionStorage.removeItem(PREFIX + item);
}

/** The input of the command `submit`. `form` has been read from the body. */
export function submitInput(
  draft: IntakeDraft,
  about: {
    item: { code: string; materials: ItemMaterial[] };
    window: string | null;
    ticket?: string | null;
    form: Readonly<Record<string, unknown>>;
  },
) {
  // What was ticked or scanned before an answer was changed stays in the draft and isn't handed in.
  const asked = new Set(materialsFor(about.item, draft.situations).map(({ code }) => code));
  const papers = draft.papers.filter((code) => asked.has(code));
  return {
    itemCode: about.item.code,
    applicant: { ...draft.applicant, agent: draft.hasAgent ? draft.agent : null },
    form: about.form,
    situations: draft.situations,
    files: draft.files.filter(({ material }) => asked.has(material)),
    papers,
    handed: handedInput({ ...draft, papers }),
    channel: "window",
    window: about.window,
    ...(about.ticket ? { ticket: about.ticket } : {}),
  };
}

/** Materials of another situation of which paper or file is there: they aren't handed in. */
export function setAside(item: { materials: ItemMaterial[] }, draft: IntakeDraft): ItemMaterial[] {
  const asked = materialsFor(item, draft.situations);
  const has = ({ code }: ItemMaterial) => draft.papers.includes(code) || draft.files.some(({ material }) => material === code);
  return item.materials.filter((material) => !asked.includes(material) && has(material));
}

/** Required materials of which neither paper nor file is there. */
export function lacking(
  item: { materials: ItemMaterial[] },
  { situations, papers, files }: Pick<IntakeDraft, "situations" | "papers" | "files">,
): string[] {
  return materialsFor(item, situations)
    .filter(({ code, necessity }) => necessity === "required" && !papers.includes(code) && !files.some((file) => file.material === code))
    .map(({ code }) => code);
}
