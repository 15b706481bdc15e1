import type { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { dayOf } from "../../../platform/clock.ts";
import { canonicalJson } from "../../catalogue/index.ts";
import { recordPdf } from "../../documents/index.ts";
import type { House } from "../../house.ts";
import { orgs, personalViews, staffDirectory } from "../../identity/index.ts";
import { type Actor, can } from "../../identity/shared.ts";
import { checkProof, foldFrames, type Matter, matterProof, readJournal, readMatter } from "../../matters/index.ts";
import { caseKind } from "../case-kind.ts";
import { type CaseOwn, keptPersonal } from "../domain/own.ts";
import { itemOfCase } from "../item-of-case.ts";
import { caseTerms } from "../shared.ts";
import { recordSight, sightOf } from "../visibility.ts";
import { type RecordFacts, recordBlocks } from "./case-record.ts";
import { ENTRIES, FORMAT, FORMAT_VERSION, type Manifest } from "./format.ts";
import { RECORD_WORDS } from "./record-words.zh-CN.ts";
import { type TracedAct, traceOf } from "./trace.ts";

/** Purpose of the county's signing key. */
const PURPOSE = "case-bundles";

/** How a third person knows that a bundle is this county's: what `checkBundle` calls its fingerprint. */
export function bundleFingerprint({ crypto }: House): string {
  return crypto.hash(crypto.sign(PURPOSE, "").publicKey).toString("hex");
}

/** Whether somebody may take a case out in whole: who replays or manages the cases of its department and sees this one. */
function mayExport(actor: Actor, matter: Matter<CaseOwn>): boolean {
  const org = matter.state.own.item.department;
  return sightOf(actor, matter) !== "none" && (can(actor, "supervision.replay", { org }) || can(actor, "case.manage", { org }));
}

/** All that is kept of a case, for one who may take it out; the look is logged. Null where there is no such case or the actor may not. */
async function readWhole(house: House, actor: Actor, id: string) {
  const matter = await readMatter(house, caseKind, id);
  if (!matter || !mayExport(actor, matter)) return null;
  await recordSight(house, actor, matter, "bundle");
  const [proof, events, item, byCode, staff, views] = await Promise.all([
    matterProof(house, caseKind, id, true),
    readJournal(house, caseKind, id),
    itemOfCase(house, matter.state.own),
    orgs(house),
    staffDirectory(house),
    personalViews(house, id),
  ]);
  if (!proof) return null;
  const trace = traceOf(foldFrames(house, caseKind, id, events), events, { item, registers: { orgs: byCode, staff }, lang: "zh-CN" });
  return { matter, own: matter.state.own, proof, item, byCode, views, trace };
}

/**
 * 办件全过程记录: everything that is kept of a case, as one PDF for people; of a case whose personal data are erased, what is left. `pdf` is null
 * where too many documents are being drawn already.
 */
export async function caseRecordPdf(house: House, actor: Actor, id: string): Promise<{ name: string; pdf: Buffer | null } | null> {
  const whole = await readWhole(house, actor, id);
  if (!whole) return null;
  const { own, matter, byCode, trace, views, proof } = whole;
  const terms = caseTerms("zh-CN");
  const { applicant } = keptPersonal(matter.personal);
  const day = (at: string | Date) => dayOf(new Date(at));
  const facts: RecordFacts = {
    item: own.item.name,
    number: own.number ?? "",
    application: own.applicationNumber,
    applicant: [applicant.name, applicant.number].join(" ").trim() || RECORD_WORDS.erased,
    department: byCode.get(own.item.department)?.name ?? own.item.department,
    submitted: day(own.submittedAt),
    state: terms.states[own.state],
    outcome: own.outcome ? terms.outcomes[own.outcome] : "",
    exported: [day(house.clock.now()), actor.name].join(" "),
    head: checkProof(proof).head,
  };
  const name = own.number ?? own.applicationNumber;
  return { name: `${name}.pdf`, pdf: await recordPdf(house, { name, blocks: recordBlocks(facts, trace, views), draft: false }) };
}

/**
 * A case in whole (七(四)7): its journal to the letter with the key to its personal parts, the seals that hold it, the trace of all acts, the
 * item as it was, who looked at personal data, and every file; signed by the county. `checkBundle` proves it without a database. Taking it
 * out is logged. Null where there is no such case or the actor may not.
 */
export async function caseBundle(house: House, actor: Actor, id: string): Promise<{ name: string; stream: Readable } | null> {
  const whole = await readWhole(house, actor, id);
  if (!whole) return null;
  const { own, proof, item, byCode, views, trace } = whole;
  const texts: [string, string][] = [
    [ENTRIES.journal, canonicalJson(proof)],
    [ENTRIES.trace, canonicalJson(trace)],
    [ENTRIES.item, canonicalJson({ code: item.code, version: item.version, package: item.package })],
    [ENTRIES.views, canonicalJson(views.map((view) => ({ ...view, at: view.at.toISOString() })))],
    [ENTRIES.readme, README],
  ];
  const files = await storedFiles(house, trace);
  const manifest: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    county: { code: house.region, name: byCode.get(house.region)?.name ?? house.region },
    case: { id, number: own.number, applicationNumber: own.applicationNumber, item: own.item.code, itemName: own.item.name },
    exportedAt: house.clock.now().toISOString(),
    exportedBy: actor.name,
    head: checkProof(proof).head,
    entries: [
      ...texts.map(([path, text]) => ({ path, sha256: house.crypto.hash(text).toString("hex"), size: Buffer.byteLength(text) })),
      ...files.map(({ hash, size }) => ({ path: `files/${hash}`, sha256: hash, size })),
    ],
  };
  const signed = canonicalJson(manifest);
  const { algorithm, publicKey, value } = house.crypto.sign(PURPOSE, signed);
  const signature = canonicalJson({ algorithm, publicKey: publicKey.toString("base64"), value: value.toString("base64") });
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  // A file that is missing from the disk ends this download; with nobody listening it would end the server.
  const fail = (error: Error) => stream.destroy(error);
  zip.on("error", fail);
  for (const [path, text] of [[ENTRIES.manifest, signed], [ENTRIES.signature, signature], ...texts] as const)
    zip.addBuffer(Buffer.from(text), path);
  for (const { hash } of files)
    zip.addReadStreamLazy(`files/${hash}`, { compress: false }, (take) => take(null, house.files.read(hash).on("error", fail)));
  zip.end();
  return { name: `${own.number ?? own.applicationNumber}.zip`, stream };
}

async function storedFiles(house: House, trace: readonly TracedAct[]): Promise<{ hash: string; size: number }[]> {
  const hashes = [...new Set(trace.flatMap((act) => act.files.map(({ hash }) => hash)))];
  const found = await Promise.all(hashes.map((hash) => house.files.find(hash)));
  return found.flatMap((file) => (file ? [{ hash: file.hash, size: file.size }] : []));
}

const README = `办件全过程数据包 / A case in whole

核验 / check:  bin/mingtang verify --bundle <file>.zip   (no database, no network)

核验不用数据库，不用联网。核验通过以后，再把显示的签名公钥指纹、封存摘要与该县公布的（网站上的 /journal/seals.json，或者当面取得的纸质件）
核对：相符，才能确认数据包出自该县、没有改动过。

manifest.json   目录：是哪一件、谁在什么时候导出，其他各文件的 SHA-256；由县里签名（signature.json）
journal.json    日志原文，逐条相扣
trace.json      全过程：每一步是谁、什么岗位、什么时候、什么意见、改了什么、风险点和防控措施
views.json      谁在什么时候看过个人信息
item.json       办理时所依据的事项版本（办事指南、申请表、流程）
files/          申请人交来的文件和出具的文书（PDF），以 SHA-256 为名

manifest.json   what this is, and the SHA-256 of every other file; signed (signature.json, Ed25519)
journal.json    every event exactly as stored. hash = SHA-256 of these lines, joined by \\n:
                previous, region, matter, sequence, at, type, actor, data, SHA-256(personal) or "-"
                personal: AES-256-GCM under "key", associated data "<matter>:<sequence>"; 12 bytes nonce, 16 bytes tag, text
                seals: digest = SHA-256 over the covered hashes; hash = SHA-256 of number, from, to, digest, previous, at
                joined by \\n. Compare a seal with one you were given on paper or found published.
trace.json      every act in readable form: who, post, section, when, opinion, before and after, risks, files
views.json      who looked at the personal data, and when
item.json       the item (guide, form, process) the case was handled under
files/          what was handed in and the documents that were issued (PDF), named by their SHA-256
`;
