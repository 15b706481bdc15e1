import type { PaperBlock } from "../../documents/shared.ts";
import type { PersonalView } from "../../identity/index.ts";
import { identityMessages } from "../../identity/shared.ts";
import { PAPER_WORDS } from "../paper-words.zh-CN.ts";
import { caseTerms } from "../shared.ts";
import { RECORD_WORDS as words } from "./record-words.zh-CN.ts";
import type { TracedAct, TracedChange } from "./trace.ts";

/** What stands at the head of a record. */
export interface RecordFacts {
  item: string;
  number: string;
  application: string;
  applicant: string;
  department: string;
  submitted: string;
  state: string;
  outcome: string;
  exported: string;
  /** Hash of the last event. */
  head: string;
}

/** 办件全过程 (六(四)(五)) as one document: every act with who, when, where, what was written and what it changed. */
export function recordBlocks({ head, ...facts }: RecordFacts, acts: readonly TracedAct[], views: readonly PersonalView[]): PaperBlock[] {
  const named = Object.entries(facts).flatMap(([key, text]) =>
    text === "" ? [] : [{ cells: [words.facts[key as keyof typeof words.facts], text], tall: false }],
  );
  return [
    { kind: "title", text: words.title },
    { kind: "table", widths: [1, 4], head: null, rows: named },
    { kind: "heading", text: words.acts },
    { kind: "table", widths: [5, 6, 5, 12], head: [...words.head], rows: acts.map((act) => ({ cells: cellsOf(act), tall: false })) },
    { kind: "heading", text: words.views },
    views.length === 0
      ? { kind: "paragraph", text: words.noViews }
      : { kind: "table", widths: [4, 4, 3], head: [...words.viewsHead], rows: views.map((view) => ({ cells: lookOf(view), tall: false })) },
    { kind: "note", text: words.seal(head) },
  ];
}

function cellsOf(act: TracedAct): string[] {
  const terms = caseTerms("zh-CN");
  const { person } = act;
  const posts: Readonly<Record<string, string>> = identityMessages("zh-CN").posts;
  const who = person
    ? [person.name, person.staffNumber, person.orgName, person.section, person.post && (posts[person.post] ?? person.post)]
    : [act.type === "case/submitted" || act.type === "case/supplied" || act.type === "case/withdrawn" ? words.citizen : words.system];
  const events: Readonly<Record<string, string>> = terms.events;
  return [
    `${act.sequence}\n${shanghai(new Date(act.at))}`,
    who.filter(Boolean).join("\n"),
    [events[act.type] ?? act.type, act.step].filter(Boolean).join("\n"),
    [
      act.opinion,
      act.ballot && PAPER_WORDS.ballot(act.ballot),
      // Who the case went to stands in the next act's name and post.
      ...act.changes.filter(({ what }) => what !== "step").map(changeOf),
      ...act.risks.map(
        ({ name, measure, taken }) => words.risk(name, measure ?? "") + (taken === undefined ? "" : words.measures[`${taken}`]),
      ),
      filesOf(act),
    ]
      .filter(Boolean)
      .join("\n"),
  ];
}

/** What was handed in; the documents made stand among the changes, with their numbers. */
function filesOf({ files }: TracedAct): string | null {
  const names = files.flatMap(({ name, made }) => (made ? [] : [name]));
  return names.length > 0 ? words.files(names.join("、")) : null;
}

function changeOf({ what, label, before, after }: TracedChange): string {
  const terms = caseTerms("zh-CN");
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = { state: terms.states, outcome: terms.outcomes };
  const shown = (value: string | null) => {
    if (value === null) return words.nothing;
    if (what === "material") return value.split("; ").map(markOf).join("、");
    if (what === "document")
      return value.replace(/(^| )(\w+)$/, (_, space: string, state: string) => space + (words.papers[state] ?? state));
    if (what === "due") return value.replace(/ (\w+)$/, (_, state: string) => words.marks[state] ?? state);
    return known[what]?.[value] ?? value;
  };
  const clocks: Readonly<Record<string, string>> = terms.clocks;
  const own: Readonly<Record<string, string>> = words.labels;
  const name = what === "due" ? `${own.due}（${clocks[label] ?? label}）` : label === "" ? (own[what] ?? what) : label;
  return before === null ? words.entered(name, shown(after)) : words.change(name, shown(before), shown(after));
}

function markOf(mark: string): string {
  const later = /^later (.+)$/.exec(mark)?.[1];
  const reused = /^reused (.+)$/.exec(mark)?.[1];
  if (reused !== undefined) return words.reused(reused);
  return later === undefined ? (words.marks[mark] ?? mark) : words.later(later);
}

function lookOf({ at, name, staffNumber, posts, what }: PersonalView): string[] {
  const named: Readonly<Record<string, string>> = identityMessages("zh-CN").posts;
  const who = [name, staffNumber, posts.map((post) => named[post] ?? post).join("、")];
  return [shanghai(at), who.filter(Boolean).join(" "), words.looks[what ?? ""] ?? what ?? ""];
}

function shanghai(at: Date): string {
  return at.toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" });
}
