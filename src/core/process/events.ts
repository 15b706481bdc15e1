import type {
  CancelReason,
  Ending,
  Fork,
  LeftBy,
  Member,
  MessageWait,
  Pause,
  Place,
  ScopeInstance,
  Timer,
  Visit,
  VoteOutcome,
  Wait,
} from "./state.ts";
import type { JsonValue } from "./types.ts";

export type Closing = "fired" | "cancelled";
export type ForkEnd = "ended" | "cancelled" | "direct";

/**
 * What the engine decided. Applying an event is mechanical (`evolve`), so a later engine never changes what happened.
 * `node-passed` has no effect on the state: it lets a replay draw the way through gateways and events.
 */
export type ProcessEvent =
  | { type: "process-started"; process: string; node: string }
  | { type: "scope-opened"; scope: Omit<ScopeInstance, "status"> }
  | { type: "scope-reopened"; scope: string; visit: string | null }
  | { type: "scope-closed"; scope: string; outcome: "completed" | "cancelled" }
  | { type: "node-passed"; node: string; scope: string; flow?: string }
  | { type: "visit-entered"; visit: Omit<Visit, "status" | "by" | "outcome" | "acted"> }
  | { type: "visit-left"; visit: string; by: LeftBy; outcome?: VoteOutcome; flow?: string }
  | { type: "visit-cancelled"; visit: string; reason: CancelReason }
  | { type: "fork-opened"; fork: Omit<Fork, "branches" | "status">; branches: string[] }
  | { type: "branch-arrived"; place: Place; wait: Wait }
  | { type: "branch-ended"; place: Place }
  | { type: "fork-joined"; fork: string; join: string; waits: string[] }
  | { type: "fork-closed"; fork: string; reason: ForkEnd }
  | { type: "fork-reopened"; fork: string; branch: string; detour: Place[] }
  | { type: "join-waiting"; wait: Wait }
  | { type: "join-passed"; join: string; scope: string; waits: string[] }
  | { type: "wait-cancelled"; wait: string }
  | { type: "token-paused"; pause: Pause }
  | { type: "pause-ended"; pause: string; reason: "resumed" | "cancelled" }
  | { type: "timer-armed"; timer: Timer }
  | { type: "timer-closed"; timer: string; reason: Closing }
  | { type: "message-awaited"; message: MessageWait }
  | { type: "message-closed"; message: string; reason: Closing }
  | { type: "message-sent"; node: string; scope: string; name: string; correlation?: string }
  | { type: "member-voted"; visit: string; index: number; agree: boolean; weight: number }
  | { type: "vote-withdrawn"; visit: string; index: number }
  | { type: "members-added"; visit: string; members: Member[] }
  | { type: "member-removed"; visit: string; index: number }
  | { type: "result-set"; name: string; value: JsonValue }
  /** a person must look: nobody to act, no way to choose, a condition that can't be answered */
  | {
      type: "attention-needed";
      reason: "no-member" | "no-condition" | "bad-timer" | "bad-members";
      visit: string;
      node: string;
      detail?: string;
    }
  | { type: "process-ended"; ending: Ending };
