import type { Applicant, HandedIn, MaterialFile } from "../../../modules/cases/shared.ts";
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
  about: { item: string; window: string | null; ticket?: string | null; form: Readonly<Record<string, unknown>> },
) {
  return {
    itemCode: about.item,
    applicant: { ...draft.applicant, agent: draft.hasAgent ? draft.agent : null },
    form: about.form,
    files: draft.files,
    papers: draft.papers,
    handed: handedInput(draft),
    channel: "window",
    window: about.window,
    ...(about.ticket ? { ticket: about.ticket } : {}),
  };
}

/** Required materials of which neither paper nor file is there. */
export function lacking(
  materials: readonly { code: string; necessity: string }[],
  { papers, files }: Pick<IntakeDraft, "papers" | "files">,
): string[] {
  return materials
    .filter(({ code, necessity }) => necessity === "required" && !papers.includes(code) && !files.some((file) => file.material === code))
    .map(({ code }) => code);
}
