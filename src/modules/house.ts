import type { DeadlineInput } from "../core/calendar/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { CryptoProvider } from "../platform/crypto.ts";
import type { Db, Statement } from "../platform/db/index.ts";
import type { FileStore, OpenUploads } from "../platform/files/index.ts";
import type { Limiter } from "../platform/http/limiter.ts";
import type { Live } from "../platform/live.ts";
import type { Logger } from "../platform/log.ts";
import type { Outgoing } from "../platform/outgoing/index.ts";
import type { ActorTrace, MatterState, NewEvent } from "./matters/index.ts";

/** What every module gets to work with; put together once in `services.ts`. */
export interface House {
  db: Db;
  /** A streaming replica for public lists and search, which may be a moment behind; nothing else reads from it, and nothing read there is kept. */
  readDb?: Db;
  clock: Clock;
  crypto: CryptoProvider;
  files: FileStore;
  /** Files that are still coming, in parts. */
  uploads: OpenUploads;
  live: Live;
  limiter: Limiter;
  log: Logger;
  /** Code of the county (GB/T 2260, six digits); it leads the keys of all matter tables. */
  region: string;
  /** True for the demo county: its people may keep their first passwords, and the sign-in page lists them. */
  demo: boolean;
  publicUrl: string;
  /** Ways by which messages leave the house, as configured; what isn't here is never put in the outbox. */
  channels: ReadonlySet<MessageChannel>;
  /** Asked by commands on cases that change or renew a licence: the register stands above them, so it is put in by `services.ts`. */
  licenceOf(house: House, number: string): Promise<HeldLicence | null>;
  /** Of these licences of a case, by document, those no window has signed for. Asked where one is handed out; hand-overs stand above cases too. */
  notAtWindow(house: House, caseId: string, licences: readonly string[]): Promise<string[]>;
  /** For what somebody waits for at the screen, a code to their phone: sent at once, kept nowhere. */
  sms?: Outgoing;
  /** Who is told of every recorded command inside its transaction, in this order. */
  followers: readonly Follower[];
}

/** A licence as a case that changes or renews it sees it. */
export interface HeldLicence {
  id: string;
  /** The case that gave it. */
  caseId: string;
  number: string;
  name: string;
  issuedOn: string;
  itemCode: string;
  department: string;
  /** Blind index of the holder's number, hex. */
  holderIndex: string;
  /** The last day; null: without limit. */
  validUntil: string | null;
  standing: "in-force" | "expired" | "ended";
  /** The case in which a renewal is being asked for. */
  renewalCase: string | null;
}

export type MessageChannel = "email" | "sms";

/** A reader of the journal that must never lag: it writes its own tables in the transaction that records the events. */
export interface Follower {
  /**
   * Inserts, updates and deletes that run as one statement with the command's own: none sees what another writes. `house.db` is where it runs;
   * several matters at once only where many are written together.
   */
  recorded(house: House, recorded: readonly Recorded[]): Promise<Statement[]>;
}

export interface Recorded {
  region: string;
  matter: string;
  kind: string;
  at: Date;
  /** Clocks that this command started, stopped, changed or ended. */
  clocks: readonly RecordedClock[];
  ended: boolean;
  /** What the command said happened, in order. Empty for histories written at once (loading, the demo): of these nobody is told. */
  events: readonly RecordedEvent[];
  before: MatterState<unknown>;
  after: MatterState<unknown>;
}

export interface RecordedEvent {
  sequence: number;
  type: string;
  actor: ActorTrace;
  /** Whole, as it was decided: tasks and clocks with all their members. Personal data aren't here. */
  data: NewEvent["data"];
}

export interface RecordedClock {
  id: string;
  kind: string;
  visit: string | null;
  state: "running" | "stopped" | "met" | "dropped";
  due: string;
  provisional: boolean;
  /** How the due day was found. */
  input: DeadlineInput;
}
