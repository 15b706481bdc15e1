import type { Readable } from "node:stream";
import { dayOf } from "../../platform/clock.ts";
import type { StoredFile } from "../../platform/files/index.ts";
import type { House } from "../house.ts";
import { orgs, recordPersonalView } from "../identity/index.ts";
import { type Actor, can, type Org } from "../identity/shared.ts";
import { type JournalEvent, readJournal, readMatter } from "../matters/index.ts";
import { endingsFrom, refusalOf } from "./domain/acts.ts";
import type { LicenceOwn, LicencePersonal } from "./domain/own.ts";
import { licenceKind } from "./licence-kind.ts";
import { rowShown } from "./list-licences.ts";
import { type LicenceCommandName, type LicenceHistoryEntry, type LicenceView, licenceCommands } from "./shared.ts";
import { licenceRecords } from "./store.ts";
import { seesLicence } from "./visibility.ts";

/** One licence with its history and what the reader may do; null where there is none or it isn't theirs to see (the two look alike). Five queries. */
export async function licenceView(house: House, actor: Actor, id: string): Promise<LicenceView | null> {
  const matter = await readMatter(house, licenceKind, id);
  if (!matter || !seesLicence(actor, matter.state.own)) return null;
  const { own } = matter.state;
  const related = [id, ...(own.replaces ? [own.replaces] : [])];
  const [events, records, byCode] = await Promise.all([readJournal(house, licenceKind, id), licenceRecords(house, related), orgs(house)]);
  const row = records.find((record) => record.id === id);
  const before = records.find((record) => record.id === own.replaces);
  if (!row) return null;
  const reads = readsWords(actor, own);
  const { proposed } = matter.personal as Partial<LicencePersonal>;
  return {
    ...rowShown(row, dayOf(house.clock.now()), byCode),
    version: matter.version,
    caseId: own.case.id,
    caseNumber: own.case.number,
    endings: endingsFrom(own.state),
    endedOn: own.ended?.on ?? null,
    proposal: own.proposal && {
      act: own.proposal.act,
      ground: own.proposal.ground,
      name: own.proposal.name,
      on: own.proposal.on,
      proposed: reads ? (proposed ?? null) : null,
    },
    replaces: before ? { id: before.id, number: before.number } : null,
    replacedBy: own.replacedBy,
    renewal: own.renewal,
    deemedOn: own.deemedOn,
    papers: Object.entries(own.papers).map(([paper, { name, number, at, delivered }]) => ({
      id: paper,
      name,
      number,
      at,
      deliveredOn: delivered?.on ?? null,
      manner: delivered?.manner ?? null,
    })),
    history: events.map((event) => entryOf(event, reads, byCode)),
    acts: Object.fromEntries(
      (Object.keys(licenceCommands) as LicenceCommandName[]).map((command) => [command, refusalOf(actor, command, own)]),
    ) as LicenceView["acts"], // every command has its entry
  };
}

/** The holder in full: whoever works with licences of the department or watches over it, each look on record (practice §9). */
export async function holderOfLicence(house: House, actor: Actor, id: string): Promise<{ name: string; number: string } | null> {
  const matter = await readMatter(house, licenceKind, id);
  if (!matter || !readsWords(actor, matter.state.own)) return null;
  const { holder } = matter.personal as Partial<LicencePersonal>;
  if (!holder) return null;
  const { department, number } = matter.state.own;
  await recordPersonalView(house, actor, { matter: id, org: department, details: { number, what: "licence" } });
  return { name: holder.name, number: holder.number };
}

/** The paper of an ending, as a file. */
export async function licencePaperFile(
  house: House,
  actor: Actor,
  { id, paper }: { id: string; paper: string },
): Promise<{ file: StoredFile; name: string; stream: () => Readable } | null> {
  const matter = await readMatter(house, licenceKind, id);
  if (!matter || !readsWords(actor, matter.state.own)) return null;
  const found = matter.state.own.papers[paper];
  if (!found) return null;
  await recordPersonalView(house, actor, {
    matter: id,
    org: matter.state.own.department,
    details: { number: matter.state.own.number, what: "licence" },
  });
  const file = await house.files.find(found.pdf);
  return file ? { file, name: `${found.name}${found.number}.pdf`, stream: () => house.files.read(found.pdf) } : null;
}

/** Reasons, opinions and the holder's own data: for who proposes, decides or replays in the department. */
function readsWords(actor: Actor, { department }: LicenceOwn): boolean {
  const about = { org: department };
  return can(actor, "licence.propose", about) || can(actor, "licence.decide", about) || can(actor, "supervision.replay", about);
}

const SHOWN_FACTS = ["act", "ground", "number", "manner", "mark", "due"] as const;

function entryOf({ at, type, actor, data, personal }: JournalEvent, reads: boolean, byCode: ReadonlyMap<string, Org>): LicenceHistoryEntry {
  const { proposed, opinion } = (personal ?? {}) as { proposed?: { reason: string }; opinion?: string };
  const facts = data as Record<string, unknown>;
  return {
    at,
    type,
    person:
      actor.kind === "person"
        ? {
            name: actor.name ?? "",
            staffNumber: actor.staffNumber,
            orgName: actor.org === null ? null : (byCode.get(actor.org)?.name ?? actor.org),
            post: actor.post,
          }
        : null,
    words: reads ? (proposed?.reason ?? opinion ?? null) : null,
    details: Object.fromEntries(SHOWN_FACTS.flatMap((name) => (typeof facts[name] === "string" ? [[name, facts[name]]] : []))),
  };
}
