import {
  bundleFingerprint,
  documentFile,
  dropDraft,
  loadDraft,
  mayProve,
  papersByConsent,
  performCase,
  proveByCode,
  publicResults,
  saveDraft,
  sendReuseCode,
  settleDraft,
  stopByOwner,
  storeAttachment,
  storeMaterial,
  track,
  trackedView,
} from "../../modules/cases/index.ts";
import { directory, itemOnShow, itemsTakenAt, listDisclosureNodes, listItems, meaning } from "../../modules/catalogue/index.ts";
import { answerDays, askQuestion, listPublished, trackQuestion } from "../../modules/consultation/index.ts";
import type { House } from "../../modules/house.ts";
import { orgs } from "../../modules/identity/index.ts";
import { checkPaper, endingPaperOfCase, exportLicences, licencesGiven, publicLicences } from "../../modules/licences/index.ts";
import { recentSeals } from "../../modules/matters/index.ts";
import { isPlaceKey, mayTake, moveOwnTicket, ownTicket, passOf, queueBoard, takeTicket } from "../../modules/queue/index.ts";
import type { Db } from "../../platform/db/index.ts";
import type { PortalDoors } from "./doors.ts";
import { uploadsOfDraft } from "./uploads/owners.ts";

/** Three hundred files an hour from one address: enough for a busy office behind one line, too few to fill a disk unseen. */
const UPLOADS = [300, 3600] as const;

/** Ten tables of five thousand rows a minute from one address. */
const TABLES = [10, 60] as const;

/** The doors of the house as the public pages use them. `featured` are the items the county shows first. */
export function houseDoors(house: House, featured: readonly string[], readDb?: Db): PortalDoors {
  const reading = readDb ? { ...house, readDb } : house;
  /** Lists and search read from the replica; while it can't answer, from the database itself. */
  const read = async <T>(ask: (from: House) => Promise<T>): Promise<T> => {
    if (reading === house) return ask(house);
    try {
      return await ask(reading);
    } catch (err) {
      house.log.warn({ err }, "the replica didn't answer; the database itself was asked");
      return ask(house);
    }
  };
  return {
    directory: (filter) => directory(house, filter),
    listItems: (filter, page) => read((from) => listItems(from, filter, page)),
    elsewhere: (text, lang) => meaning(text).notes.map((note) => note[lang]),
    onlineItems: (limit) => featuredItems(house, featured.slice(0, limit)),
    findItem: (code) => itemOnShow(house, code),
    itemsTakenAt: (place) => itemsTakenAt(house, place),
    disclosureNodes: () => listDisclosureNodes(house),
    orgs: () => orgs(house),
    publicResults: (page) => read((from) => publicResults(from, page)),
    track: (ask) => track(house, ask),
    trackedView: (caseId) => trackedView(house, caseId),
    askQuestion: (given) => askQuestion(house, given),
    trackQuestion: (ask) => trackQuestion(house, ask),
    publishedQuestions: (query) => read((from) => listPublished(from, query)),
    answerDays,
    checkPaper: (ask) => checkPaper(house, ask),
    publicLicences: (query) => read((from) => publicLicences(from, query)),
    licenceTable: async (query, { lang, ip }) =>
      (await house.limiter.consume(`portal-table:${ip}`, ...TABLES)).allowed ? read((from) => exportLicences(from, query, lang)) : null,
    licencesGiven: (caseId) => licencesGiven(house, caseId),
    documentFile: async (caseId, id) =>
      (await documentFile(house, { kind: "citizen", id: caseId, name: "" }, { caseId, id, kind: "pdf" })) ??
      (await endingPaperOfCase(house, { caseId, id })),
    queueBoard: (org) => queueBoard(house, org),
    takeTicket: (asked) => takeTicket(house, asked),
    isPlaceKey: (org, key) => isPlaceKey(house, org, key),
    mayTake: (org, proof) => mayTake(house, org, proof),
    placePass: (org) => passOf(house, org),
    ownTicket: (token) => ownTicket(house, token),
    moveOwnTicket: (token, act) => moveOwnTicket(house, token, act),
    seals: async () => ({ fingerprint: bundleFingerprint(house), seals: await recentSeals(house, 1000) }),
    loadDraft: (token) => loadDraft(house, token),
    saveDraft: (given) => saveDraft(house, given),
    settleDraft: (token, caseId) => settleDraft(house, token, caseId),
    async dropDraft(token) {
      const owner = uploadsOfDraft(token);
      for (const { id } of await house.uploads.list(owner)) await house.uploads.drop(owner, id);
      await dropDraft(house, token);
    },
    mayUpload: async (ip) => (await house.limiter.consume(`portal-upload:${ip}`, ...UPLOADS)).allowed,
    uploads: house.uploads,
    sendsMail: () => house.channels.has("email"),
    mayProvePhone: (owner) => mayProve(house, owner),
    sendReuseCode: (given) => sendReuseCode(house, given),
    proveByCode: (given) => proveByCode(house, given),
    earlierPapers: (given) => papersByConsent(house, given),
    stopReuse: (caseId) => stopByOwner(house, caseId),
    storeMaterial: (given) => storeMaterial(house, { kind: "citizen", id: null }, given),
    storeAttachment: (given) => storeAttachment(house, { kind: "citizen", id: null }, given),
    perform({ caseId, ...request }) {
      const actor = { kind: "citizen" as const, id: caseId, name: "" };
      return performCase(house, actor, { ...request, ...(caseId === null ? {} : { caseId }) });
    },
  };
}

async function featuredItems(house: House, codes: readonly string[]) {
  const [found, organisations] = await Promise.all([Promise.all(codes.map((code) => itemOnShow(house, code))), orgs(house)]);
  return found.flatMap((item) =>
    item?.package.online
      ? [
          {
            code: item.code,
            name: item.package.name,
            departmentName: organisations.get(item.package.department)?.name ?? item.package.department,
          },
        ]
      : [],
  );
}
