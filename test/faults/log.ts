import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** What people asked for and what they were answered, in a file that outlives whoever writes it. */
export interface Asked {
  key: string;
  command: "submit" | "accept" | "agree";
  /** Absent for `submit`. */
  caseId?: string;
}

export interface Answered {
  key: string;
  caseId: string;
  version: number;
  number: string;
}

type Entry = { asked: Asked } | { answered: Answered } | { refused: string; code: string };

export function note(file: string, entry: Entry): void {
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

export interface Notes {
  asked: Map<string, Asked>;
  answered: Map<string, Answered>;
  refused: string[];
}

export function readNotes(file: string): Notes {
  const notes: Notes = { asked: new Map(), answered: new Map(), refused: [] };
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  for (const line of lines) {
    const entry = parsed(line);
    if (!entry) continue;
    if ("asked" in entry) notes.asked.set(entry.asked.key, entry.asked);
    else if ("answered" in entry) notes.answered.set(entry.answered.key, entry.answered);
    else notes.refused.push(`${entry.refused}: ${entry.code}`);
  }
  return notes;
}

/** The last line may be cut off by a kill; that answer then reached nobody. */
function parsed(line: string): Entry | null {
  try {
    return JSON.parse(line) as Entry; // written by `note`
  } catch {
    return null;
  }
}
