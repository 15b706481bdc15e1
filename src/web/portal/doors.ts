import type { Readable } from "node:stream";
import type {
  AttachmentStored,
  CasePerformed,
  Draft,
  DraftContent,
  documentFile,
  MaterialStored,
  papersByConsent,
  proveByCode,
  saveDraft,
  sendReuseCode,
  Tracked,
} from "../../modules/cases/index.ts";
import type { CaseCommandName, ResultRow, TrackView } from "../../modules/cases/shared.ts";
import type { ItemInForce } from "../../modules/catalogue/index.ts";
import type { Directory, DisclosureNode, ItemEntry, ItemFilter } from "../../modules/catalogue/shared.ts";
import type { AskOutcome, AskRequest, listPublished, PublishedQuery, QuestionTracked } from "../../modules/consultation/index.ts";
import type { Org } from "../../modules/identity/shared.ts";
import type { exportLicences, LicenceQuery, licencesGiven, PaperChecked, publicLicences } from "../../modules/licences/index.ts";
import type { moveOwnTicket, PlaceProof, TicketTaken } from "../../modules/queue/index.ts";
import type { BoardView, OwnTicket } from "../../modules/queue/shared.ts";
import type { KeysetPage, KeysetPlace } from "../../platform/db/index.ts";
import type { OpenUploads } from "../../platform/files/index.ts";
import type { Lang } from "../../platform/i18n/index.ts";

/** All that public pages may ask of the house: what is not here, no visitor can reach. */
export interface PortalDoors {
  /** Entries of every filter with their counts, among the items that fit a filter. */
  directory(filter: ItemFilter): Promise<Directory>;
  listItems(filter: ItemFilter, page: KeysetPlace & { limit: number }): Promise<KeysetPage<ItemEntry> & { total: number }>;
  /** Where to go for what was typed and the catalogue doesn't hold. */
  elsewhere(text: string, lang: Lang): string[];
  /** Items for the home page that can be applied for on line, chosen by the county. */
  onlineItems(limit: number): Promise<Pick<ItemEntry, "code" | "name" | "departmentName">[]>;
  /** The item as pages show it. Commands find it anew. */
  findItem(code: string): Promise<ItemInForce | null>;
  /** What the windows of townships, or of villages, take in. */
  itemsTakenAt(place: "township" | "village"): Promise<Pick<ItemEntry, "code" | "name" | "departmentName">[]>;
  disclosureNodes(): Promise<DisclosureNode[]>;
  orgs(): Promise<ReadonlyMap<string, Org>>;
  publicResults(page: KeysetPlace & { limit: number; item?: string }): Promise<KeysetPage<ResultRow>>;
  track(ask: { number: string; identity: string; ip: string }): Promise<Tracked>;
  /** The same view again, for whoever has proved the case in this visit. */
  trackedView(caseId: string): Promise<TrackView | null>;
  /** Takes a question in; number and query code are for the asker only. */
  askQuestion(given: AskRequest): Promise<AskOutcome>;
  trackQuestion(ask: { number: string; code: string; ip: string }): Promise<QuestionTracked>;
  publishedQuestions(query: PublishedQuery): ReturnType<typeof listPublished>;
  /** Working days within which questions are answered. */
  answerDays(): number;
  /** What the code on a paper says of it, and of the licence it is; `number` where the code was typed. */
  checkPaper(ask: { check: string; number?: string; ip: string }): Promise<PaperChecked>;
  publicLicences(query: LicenceQuery): ReturnType<typeof publicLicences>;
  /** Null when it was taken too often from this address. */
  licenceTable(
    query: Omit<LicenceQuery, "limit">,
    ask: { lang: Lang; ip: string },
  ): Promise<Awaited<ReturnType<typeof exportLicences>> | null>;
  /** Licences of the case proved in this visit, as they stand today. */
  licencesGiven(caseId: string): ReturnType<typeof licencesGiven>;
  /** A document meant for the applicant of the case proved in this visit. */
  documentFile(caseId: string, id: string): ReturnType<typeof documentFile>;
  /** The queue of a place (取号叫号); null where nobody queues. */
  queueBoard(org: string): Promise<BoardView | null>;
  takeTicket(asked: { org: string; line: string; ip: string; proof: PlaceProof }): Promise<TicketTaken>;
  /** Whether the machine that asks is one of the place: it was opened with the key. */
  isPlaceKey(org: string, key: string | undefined): Promise<boolean>;
  /** Whether one who shows this may take a ticket. */
  mayTake(org: string, proof: PlaceProof): Promise<boolean>;
  /** What the screen shows phones; null where tickets are taken from anywhere. */
  placePass(org: string): Promise<string | null>;
  ownTicket(token: string): Promise<OwnTicket | null>;
  moveOwnTicket(token: string, act: "return" | "leave"): ReturnType<typeof moveOwnTicket>;
  /** What anybody may keep to prove the county's records later: its key and the newest seals over its journal. */
  seals(): Promise<{ fingerprint: string; seals: { number: number; hash: string; at: string }[] }>;
  loadDraft(token: string): Promise<Draft | null>;
  saveDraft(given: {
    token: string | null;
    version: number;
    itemCode: string;
    itemVersion: string;
    content: DraftContent;
  }): ReturnType<typeof saveDraft>;
  settleDraft(token: string, caseId: string): Promise<void>;
  dropDraft(token: string): Promise<void>;
  /** Whether one more file may come from this address; counted. */
  mayUpload(ip: string): Promise<boolean>;
  /** Files that come in parts before their form does. */
  uploads: Pick<OpenUploads, "begin" | "find" | "list" | "append" | "content" | "settle" | "drop">;
  /** Whether the county sends notices by mail: only then an address is asked for. */
  sendsMail(): boolean;
  /** Whether who applies can prove their phone, so that papers they gave before may be used. */
  mayProvePhone(owner: { number: string; phone: string }): boolean;
  sendReuseCode(given: Parameters<typeof sendReuseCode>[1]): ReturnType<typeof sendReuseCode>;
  proveByCode(given: Parameters<typeof proveByCode>[1]): ReturnType<typeof proveByCode>;
  /** What the consent in a draft opens; null where it isn't theirs any more. */
  earlierPapers(given: Parameters<typeof papersByConsent>[1]): ReturnType<typeof papersByConsent>;
  /** 不再同意, by the applicant of the case proved in this visit. */
  stopReuse(caseId: string): Promise<void>;
  storeMaterial(given: { stream: Readable; name: string; material: string; itemCode: string }): Promise<MaterialStored>;
  /** A file for a form's own attachment field. */
  storeAttachment(given: { stream: Readable; name: string; accept: readonly string[] }): Promise<AttachmentStored>;
  /** Commands of the applicant: `caseId` is the case they proved; null for a new application. */
  perform(given: { caseId: string | null; command: CaseCommandName; key: string; input: unknown; lang: Lang }): Promise<CasePerformed>;
}
