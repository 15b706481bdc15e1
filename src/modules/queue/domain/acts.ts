export type TicketState = "waiting" | "called" | "serving" | "served" | "missed" | "left";

interface Rule {
  from: readonly TicketState[];
  to: TicketState;
}

/** What may be done with a ticket, in which state, and what it becomes. Calling the next one isn't here: nobody chooses which that is. */
export const TICKET_ACTS = {
  /** 重呼. */
  recall: { from: ["called"], to: "called" },
  /** The person stands at the window. */
  start: { from: ["called"], to: "serving" },
  finish: { from: ["called", "serving"], to: "served" },
  /** 过号: called and not there. */
  pass: { from: ["called"], to: "missed" },
  /** 转移: to another line, first in it. */
  transfer: { from: ["called", "serving"], to: "waiting" },
  /** Back in the queue after a missed call. */
  requeue: { from: ["missed"], to: "waiting" },
  /** 优先号. */
  prioritise: { from: ["waiting"], to: "waiting" },
} as const satisfies Record<string, Rule>;
export type TicketAct = keyof typeof TICKET_ACTS;

/** Whoever comes back waits until this many others were called. */
export const RETURN_BEHIND = 3;
/** After so many missed calls a new ticket is needed. */
export const MOST_MISSES = 2;

/** Minutes until one is called: everybody before them takes their time at one of the windows that are open. Null when none is. */
export function expectedMinutes(ahead: number, windows: number, minutesEach: number): number | null {
  return windows === 0 ? null : Math.ceil((ahead / windows) * minutesEach);
}
