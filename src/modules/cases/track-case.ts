import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { asPrinted, maskName } from "../../core/identifiers/index.ts";
import { isBackwards, type KeysetPage, type KeysetPlace, keysetPage, readCursor } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { liveClocks, type Matter, readJournal, readMatter } from "../matters/index.ts";
import { applicantIndex, caseKind } from "./case-kind.ts";
import { ACTS } from "./domain/acts.ts";
import type { CaseOwn, CasePersonal } from "./domain/own.ts";
import { itemOfCase } from "./item-of-case.ts";
import { usesOfPapers } from "./reuse/uses.ts";
import type { ClockView, ResultRow, TrackView } from "./shared.ts";
import { timelineOf } from "./timeline.ts";

/** Ten looks a minute from one address, thirty an hour at one number: enough for people, too few for guessing. */
const LIMITS = { address: [10, 60], number: [30, 3600] } as const;

export type Tracked = { ok: true; view: TrackView } | { ok: false; code: "track/not-found" | "track/too-many"; retryAfterSeconds?: number };

/**
 * 结果反馈: application or case number together with the applicant's identity or credit number. A wrong number and a wrong identity are
 * answered alike and cost the same; guessing is slowed (P10).
 */
export async function track(house: House, ask: { number: string; identity: string; ip: string }): Promise<Tracked> {
  const number = asPrinted(ask.number).slice(0, 60);
  const byAddress = await house.limiter.consume(`track:${ask.ip}`, ...LIMITS.address);
  const byNumber = await house.limiter.consume(`track-number:${number}`, ...LIMITS.number);
  const blocked = [byAddress, byNumber].find((attempt) => !attempt.allowed);
  if (blocked) return { ok: false, code: "track/too-many", retryAfterSeconds: blocked.retryAfterSeconds };
  const wanted = applicantIndex(house, asPrinted(ask.identity).slice(0, 40));
  const { rows } = await sql<{ id: string; applicant_index: Buffer }>`
    select id, applicant_index from cases.case where region = ${house.region} and application_number = ${number}
    union all select id, applicant_index from cases.case where region = ${house.region} and number = ${number} limit 1`.execute(house.db);
  const stored = rows[0]?.applicant_index ?? Buffer.alloc(wanted.length);
  if (!timingSafeEqual(stored, wanted) || !rows[0]) return { ok: false, code: "track/not-found" };
  const view = await trackedView(house, rows[0].id);
  return view ? { ok: true, view } : { ok: false, code: "track/not-found" };
}

/** What the applicant sees; also for whoever proved the case in this session (`track` first, then its id). */
export async function trackedView(house: House, id: string): Promise<TrackView | null> {
  const matter = await readMatter(house, caseKind, id);
  if (!matter) return null;
  const { own } = matter.state;
  const [events, item, byCode] = await Promise.all([readJournal(house, caseKind, id), itemOfCase(house, own), orgs(house)]);
  const { applicant, lacks = {} } = matter.personal as CasePersonal; // every case has one
  const department = byCode.get(own.item.department);
  const nameOfNode = (node: string) => item.process.nodes.find((candidate) => candidate.id === node)?.name ?? node;
  const nameOfMaterial = (code: string) => item.package.materials.find((material) => material.code === code)?.name ?? code;
  return {
    id,
    applicationNumber: own.applicationNumber,
    number: own.number,
    itemCode: own.item.code,
    itemName: own.item.name,
    applicantMasked: applicant.kind === "person" ? maskName(applicant.name) : applicant.name,
    departmentName: department?.name ?? own.item.department,
    departmentPhone: item.package.phone,
    state: own.state,
    outcome: own.state === "decided" || own.state === "closed" ? own.outcome : null,
    submittedAt: own.submittedAt,
    acceptedOn: own.acceptedOn,
    closedAt: own.closedAt,
    nextDate: nextDate(matter),
    feesDue: own.fees?.state === "due" ? own.fees.due : null,
    // The applicant reads reasons and results, not the opinions that officers write to each other.
    steps: timelineOf(events, nameOfNode, byCode, nameOfMaterial)
      .filter((entry) => PUBLIC_EVENTS.has(entry.type))
      .map((entry) => ({ at: entry.at, type: entry.type, text: publicText(entry) })),
    lacks: Object.entries(own.materials).flatMap(([code, material]) =>
      material.lack || material.later !== null
        ? [{ material: code, name: nameOfMaterial(code), lack: material.lack ? (lacks[code] ?? "") : "" }]
        : [],
    ),
    toBring: { materials: promisedIn(own).map(nameOfMaterial), window: byCode.get(own.window)?.name ?? own.window },
    supplementDue: liveClocks(matter.state).find((clock) => clock.kind === "supplement")?.due ?? null,
    documents: Object.entries(own.documents ?? {})
      .filter(([, paper]) => paper.audience === "applicant" && paper.state === "issued")
      .map(([documentId, { name, number, at, validUntil }]) => ({ id: documentId, name, number, at, validUntil })),
    papers: await usesOfPapers(house, matter),
    mayWithdraw: ACTS.withdraw.states.includes(own.state),
    maySupply:
      own.state === "awaiting-supplement" ||
      (ACTS.supply.states.includes(own.state) && Object.values(own.materials).some((material) => material.later !== null)),
  };
}

/** Materials the applicant said to bring on paper that aren't there; what is still open after acceptance is told as a lack. */
function promisedIn({ state, materials }: CaseOwn): string[] {
  return state === "submitted" ? Object.keys(materials).filter((code) => materials[code]?.promised) : [];
}

const PUBLIC_EVENTS: ReadonlySet<string> = new Set([
  "case/submitted",
  "case/received",
  "case/situation-corrected",
  "case/accepted",
  "case/deemed-accepted",
  "case/renewal-deemed",
  "case/declined",
  "case/not-accepted",
  "case/supplement-asked",
  "case/supplied",
  "case/settled",
  "case/agreed",
  "case/suspended",
  "case/resumed",
  "case/extended",
  "case/sent-up",
  "case/reply-entered",
  "case/decided",
  "case/delivered",
  "case/withdrawn",
  "case/terminated",
  "case/voided",
]);

/** Reasons are told where the law demands them. */
const REASON_TOLD: ReadonlySet<string> = new Set([
  "case/declined",
  "case/not-accepted",
  "case/suspended",
  "case/terminated",
  "case/voided",
  "case/decided",
  "case/settled",
  "case/extended",
  "case/situation-corrected",
]);

function publicText(entry: ReturnType<typeof timelineOf>[number]): Record<string, string> {
  return {
    ...entry.details,
    ...(entry.step ? { step: entry.step } : {}),
    ...(entry.person?.orgName ? { org: entry.person.orgName } : {}),
    ...(entry.outcome ? { outcome: entry.outcome } : {}),
    ...(entry.opinion && REASON_TOLD.has(entry.type) ? { reason: entry.opinion } : {}),
  };
}

/** The date an applicant waits for: an answer, a correction, the decision, the delivery. */
function nextDate(matter: Matter<CaseOwn>): TrackView["nextDate"] {
  const order: readonly ClockView["kind"][] = ["supplement", "receipt", "promise", "statutory", "delivery"];
  const live = liveClocks(matter.state);
  for (const kind of order) {
    const clock = live.find((candidate) => candidate.kind === kind);
    if (clock) return { kind, due: clock.due, provisional: clock.provisional };
  }
  return null;
}

/** Results that must be public, newest first, masked (P10, 行政许可法 40). */
export async function publicResults(
  house: House,
  query: KeysetPlace & { limit: number; item?: string | undefined },
): Promise<KeysetPage<ResultRow>> {
  const limit = Math.max(1, Math.min(query.limit, 100));
  const back = isBackwards(query);
  const cursor = readCursor(query.after ?? query.before, ["instant", "uuid"]);
  const [closed, id] = cursor ?? [];
  const beyond = sql`and (closed_at, id) ${back ? sql`>` : sql`<`} (${closed}::timestamptz, ${id}::uuid)`;
  const { rows } = await sql<{
    id: string;
    number: string;
    item_name: string;
    applicant_masked: string;
    outcome: "grant" | "deny";
    department: string;
    closed_on: string;
    cursor: string;
  }>`
    select id, coalesce(number, application_number) as number, item_name, applicant_masked, outcome, department,
      to_char(closed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as closed_on,
      to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '|' || id as cursor
    from cases.case where region = ${house.region} and public_result and outcome is not null and closed_at is not null
      ${query.item ? sql`and item_code = ${query.item}` : sql``} ${cursor ? beyond : sql``}
    order by ${back ? sql`closed_at, id` : sql`closed_at desc, id desc`} limit ${limit + 1}`.execute(house.readDb ?? house.db);
  const byCode = await orgs(house);
  const page = keysetPage(rows, cursor ? query : {}, limit, (row) => row.cursor);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      number: row.number,
      itemName: row.item_name,
      applicantMasked: row.applicant_masked,
      outcome: row.outcome,
      departmentName: byCode.get(row.department)?.name ?? row.department,
      closedOn: row.closed_on,
    })),
  };
}
