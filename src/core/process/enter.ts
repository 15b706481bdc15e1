import { armVisit } from "./arm.ts";
import { nodeOf } from "./process-index.ts";
import { emit, latestVisit, nextId, type Run, type Token } from "./run.ts";
import type { Awaiting, Direct, EntryKind, Member, Vote } from "./state.ts";
import { openScope, startOf } from "./tokens.ts";
import type { ProcessNode } from "./types.ts";

export interface Entry {
  how?: EntryKind;
  prior?: string;
  previous?: string | null;
  direct?: Direct;
  choices?: string[];
  /** this visit is one member of a multi-instance task */
  member?: Member;
  /** members and answers a multi-instance step starts with instead of a fresh round */
  carried?: { members: Member[]; votes: Vote[] };
  /** an inner scope will be opened by the caller (a return into a sub-process) */
  withoutScope?: boolean;
}

/** Enters a node where the case rests: next round, timers and messages armed, inner scope opened. Returns the visit's id. */
export function enterVisit(run: Run, token: Token, entry: Entry): string {
  const node = nodeOf(run.index, token.node);
  const id = nextId(run, "v");
  const multi = node.multi !== undefined && entry.member === undefined;
  emit(run, {
    type: "visit-entered",
    visit: {
      id,
      node: node.id,
      scope: token.scope,
      round: (latestVisit(run.state, token.scope, node.id)?.round ?? 0) + 1,
      stack: token.stack,
      detour: token.detour,
      awaiting: entry.choices ? "choice" : multi ? "members" : awaitingOf(node),
      how: entry.how ?? "forward",
      cause: run.cause,
      previous: entry.previous === undefined ? run.previous : entry.previous,
      ...(entry.prior === undefined ? {} : { prior: entry.prior }),
      ...(entry.direct === undefined ? {} : { direct: entry.direct }),
      ...(entry.choices === undefined ? {} : { choices: entry.choices }),
      ...(entry.member === undefined ? {} : { member: entry.member }),
      ...(multi ? { members: entry.carried?.members ?? [], votes: entry.carried?.votes ?? [] } : {}),
    },
  });
  if (entry.choices) return id;
  armVisit(run, node, id, entry.member !== undefined);
  if (multi) run.queue.push({ ...token, work: { kind: "members", visit: id, carried: entry.carried !== undefined } });
  else if (awaitingOf(node) === "scope" && !entry.withoutScope) openScope(run, node.id, token.scope, id, startOf(run, node.id));
  return id;
}

export function awaitingOf(node: ProcessNode): Awaiting {
  switch (node.kind) {
    case "user":
    case "manual":
      return "person";
    case "start":
      return "applicant";
    case "receive":
      return "message";
    case "catch":
      return node.trigger?.kind === "timer" ? "timer" : "message";
    case "event-based":
      return "event";
    case "sub-process":
    case "call":
      return "scope";
    default:
      return "system";
  }
}
