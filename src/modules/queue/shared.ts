/** Browser-safe door of the queue: tickets, windows, what hangs in the hall. */
import type { TicketState } from "./domain/acts.ts";

export { queueMessages } from "./messages.ts";

export interface Line {
  code: string;
  name: { "zh-CN": string; en: string };
}

/** A ticket as staff and screens see it: it names nobody. */
export interface TicketView {
  id: string;
  /** As printed and called: `A005`. */
  number: string;
  line: string;
  state: TicketState;
  priority: boolean;
  takenAt: string;
  calledAt: string | null;
  counter: number | null;
  calls: number;
}

export interface CounterView {
  number: number;
  lines: string[];
  paused: boolean;
  serving: TicketView | null;
}

/** What a clerk sees of the queue of their place. */
export interface DeskView {
  org: string;
  orgName: string;
  lines: Line[];
  own: CounterView | null;
  /** Numbers of the windows others sit at. */
  taken: number[];
  /** The next in order; at most fifty. */
  waiting: TicketView[];
  waitingCount: number;
  missed: TicketView[];
  /** What the machines of this place are opened with; null where tickets are taken from anywhere. */
  key: string | null;
}

/** What everybody may see: the hall's screen. */
export interface BoardView {
  orgName: string;
  lines: (Line & { waiting: number; minutes: number | null })[];
  /** Called last, newest first. */
  called: { number: string; counter: number; calledAt: string; calls: number }[];
  counters: { number: number; paused: boolean; serving: string | null }[];
}

/** What the holder of a ticket sees. */
export interface OwnTicket {
  org: string;
  orgName: string;
  number: string;
  lineName: Line["name"];
  state: TicketState;
  counter: number | null;
  /** Whoever is called earlier; null when it is over. */
  ahead: number | null;
  /** Expected wait in minutes; null when no window is open. */
  minutes: number | null;
  takenAt: string;
  mayReturn: boolean;
}
