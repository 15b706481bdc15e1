import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shippedCalendar } from "../../core/calendar/testing.ts";
import { FixedClock } from "../../platform/clock.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { testHouse } from "../identity/fixtures.ts";
import { startClock } from "./domain/clocks.ts";
import type { JournalEvent, Matter, Task } from "./domain/state.ts";
import { perform } from "./perform.ts";
import { recordHistories } from "./record-histories.ts";
import { sealJournal } from "./seal.ts";
import { SYSTEM } from "./system.ts";
import { type VerifiedKind, type VerifyFault, verify } from "./verify.ts";
import { verifyJournal } from "./verify-journal.ts";

interface NoteOwn {
  title: string;
}

/** The smallest kind of matter: a note with a title, a task, a clock and a timer. */
const noteKind = {
  name: "note",
  listTable: "note",
  initial: { title: "" } as NoteOwn,
  evolve: (own: NoteOwn, event: JournalEvent): NoteOwn => ({ ...own, ...(event.data.set as Partial<NoteOwn> | undefined) }),
  evolvePersonal: (personal: Record<string, unknown>, event: JournalEvent) =>
    event.personal?.writer ? { ...personal, writer: event.personal.writer } : personal,
  writes: (_house: House, _before: unknown, { id, state }: Matter<NoteOwn>) => [
    sql`insert into note (id, title) values (${id}, ${state.own.title}) on conflict (id) do update set title = excluded.title`,
  ],
  async storeNew(house: House, matters: readonly Matter<NoteOwn>[]) {
    for (const matter of matters) for (const statement of noteKind.writes(house, null, matter)) await statement.execute(house.db);
  },
  async verifyOwn({ db }: House, matters: readonly Matter<NoteOwn>[]) {
    const { rows } = await sql<{ id: string; title: string }>`select id, title from note`.execute(db);
    const titles = new Map(rows.map((row) => [row.id, row.title]));
    return matters.filter((matter) => titles.get(matter.id) !== matter.state.own.title).map((matter) => matter.id);
  },
};
const KINDS = new Map([["note", noteKind as unknown as VerifiedKind]]);

const calendar = shippedCalendar();
const task: Task = {
  visit: "v1",
  node: "write",
  name: "写",
  role: "handle",
  org: "610999MZ",
  post: "handler",
  assignee: null,
  openedAt: "2026-03-02T02:00:00.000Z",
  due: "2026-03-04",
  closedAt: null,
  closedBy: null,
};
const opened = {
  type: "note/opened",
  data: {
    set: { title: "一" },
    tasks: [task],
    clocks: [
      startClock(
        { id: "promise", kind: "promise", start: "2026-03-02", startRule: "accepted", term: { amount: 5, unit: "workday" } },
        calendar,
      ),
    ],
    timers: { t1: "2026-03-09T02:00:00.000Z" },
  },
  personal: { writer: "李示晨", note: "私" },
};
const renamed = { type: "note/renamed", data: { set: { title: "二" } }, personal: { opinion: "同意" } };

let house: House;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  close = database.close;
  house = { ...testHouse(database.db, new FixedClock("2026-03-02T10:00:00+08:00")), followers: [] };
  await sql`create table note (region text not null default '610999', id uuid primary key, title text not null)`.execute(house.db);
  // What only somebody with the database's own rights can do.
  for (const table of ["event", "seal"]) await sql`alter table matters.${sql.raw(table)} disable trigger user`.execute(house.db);
});
afterAll(() => close());

async function aNote(): Promise<string> {
  const tell = (matter: string | null, event: typeof opened | typeof renamed) =>
    perform(house, noteKind, {
      matter,
      scope: "test",
      key: randomUUID(),
      content: null,
      actor: SYSTEM,
      load: async () => null,
      decide: () => ({ ok: true, events: [event] }),
    });
  const first = await tell(null, opened);
  if (!first.ok) throw new Error(first.code);
  await tell(first.matter, renamed);
  return first.matter;
}

describe("verify", () => {
  it("finds nothing where nothing was touched, however it was recorded", async () => {
    await aNote();
    const at = house.clock.now();
    await recordHistories(house, noteKind, [
      {
        id: randomUUID(),
        told: [
          { at, actor: SYSTEM, events: [opened] },
          { at, actor: SYSTEM, events: [renamed] },
        ],
      },
    ]);
    const report = await verify(house, KINDS);
    expect(report.faults).toEqual([]);
    expect(report.events).toBe(report.matters * 2);
  });

  const where = (id: string) => sql`where region = '610999' and matter = ${id}`;
  const first = (id: string) => sql`${where(id)} and sequence = 1`;
  const tampers: [what: string, tamper: (id: string) => ReturnType<typeof sql>, faults: VerifyFault["fault"][]][] = [
    ["the data of an event", (id) => sql`update matters.event set data = replace(data::text, '一', '三')::json ${first(id)}`, ["hash"]],
    ["the very letters of the data", (id) => sql`update matters.event set data = (data::text || ' ')::json ${first(id)}`, ["hash"]],
    ["a line end in the data", (id) => sql`update matters.event set data = (data::text || E'\n')::json ${first(id)}`, ["hash"]],
    ["who did it", (id) => sql`update matters.event set actor = replace(actor::text, 'system', 'person')::json ${first(id)}`, ["hash"]],
    ["when it happened", (id) => sql`update matters.event set at = at + interval '1 millisecond' ${first(id)}`, ["hash"]],
    ["what kind of event it is", (id) => sql`update matters.event set type = 'note/closed' ${first(id)}`, ["hash"]],
    [
      "the personal part of an event",
      (id) => sql`update matters.event set personal = set_byte(personal, 20, get_byte(personal, 20) # 255) ${first(id)}`,
      ["hash"],
    ],
    [
      "the loss of the personal part",
      (id) => sql`update matters.event set personal = null where matter = ${id} and sequence = 2`,
      ["hash"],
    ],
    ["the hash of an event", (id) => sql`update matters.event set hash = sha256('x') ${first(id)}`, ["hash", "chain"]],
    [
      "the predecessor's hash",
      (id) => sql`update matters.event set previous = sha256('x') where matter = ${id} and sequence = 2`,
      ["chain", "hash"],
    ],
    ["the loss of the first event", (id) => sql`delete from matters.event ${first(id)}`, ["sequence", "chain"]],
    ["the loss of the last event", (id) => sql`delete from matters.event where matter = ${id} and sequence = 2`, ["head"]],
    ["the loss of the whole journal of a matter", (id) => sql`delete from matters.event ${where(id)}`, ["missing"]],
    [
      "the state",
      (id) => sql`update matters.matter set state = jsonb_set(state::jsonb, '{own,title}', '"三"')::json where id = ${id}`,
      ["state"],
    ],
    [
      "a member too many in the state",
      (id) => sql`update matters.matter set state = (state::jsonb || '{"more": 1}')::json where id = ${id}`,
      ["state"],
    ],
    ["the version", (id) => sql`update matters.matter set version = 7 where id = ${id}`, ["head"]],
    ["the head", (id) => sql`update matters.matter set head = sha256('x') where id = ${id}`, ["head"]],
    [
      "the personal data kept with the state",
      (id) => sql`update matters.matter set personal = set_byte(personal, 20, get_byte(personal, 20) # 255) where id = ${id}`,
      ["personal"],
    ],
    [
      "the loss of the personal data kept with the state",
      (id) => sql`update matters.matter set personal = null where id = ${id}`,
      ["personal"],
    ],
    ["the kind", (id) => sql`update matters.matter set kind = 'letter' where id = ${id}`, ["kind"]],
    ["the day it was opened", (id) => sql`update matters.matter set opened_at = opened_at - interval '1 day' where id = ${id}`, ["head"]],
    ["the day it ended", (id) => sql`update matters.matter set ended_at = now() where id = ${id}`, ["head"]],
    ["who is to do a task", (id) => sql`update matters.task set post = 'approver' ${where(id)}`, ["task"]],
    ["a task closed behind the journal's back", (id) => sql`update matters.task set closed_at = opened_at ${where(id)}`, ["task"]],
    ["the kind under which a task is listed", (id) => sql`update matters.task set kind = 'letter' ${where(id)}`, ["task"]],
    ["a lost task", (id) => sql`delete from matters.task ${where(id)}`, ["task"]],
    [
      "a task too many",
      (id) =>
        sql`insert into matters.task (region, matter, kind, visit, node, name, role, org, post, opened_at) select region, matter, kind, 'v2', node, name, role, org, post, opened_at from matters.task ${where(id)}`,
      ["task"],
    ],
    ["a due day", (id) => sql`update matters.clock set due = due + 1 ${where(id)}`, ["clock"]],
    [
      "how a due day was found",
      (id) => sql`update matters.clock set derivation = jsonb_set(derivation, '{start}', '"2026-03-01"') ${where(id)}`,
      ["clock"],
    ],
    ["a stopped clock", (id) => sql`update matters.clock set state = 'stopped' ${where(id)}`, ["clock"]],
    ["a lost clock", (id) => sql`delete from matters.clock ${where(id)}`, ["clock"]],
    ["the moment of a timer", (id) => sql`update matters.timer set at = at + interval '1 hour' ${where(id)}`, ["timer"]],
    ["a lost timer", (id) => sql`delete from matters.timer ${where(id)}`, ["timer"]],
    ["the kind's own row", (id) => sql`update note set title = '三' where id = ${id}`, ["own-table"]],
  ];

  it.each(tampers)("finds %s changed, in that matter and no other", async (_, tamper, faults) => {
    await aNote();
    const id = await aNote();
    await tamper(id).execute(house.db);
    const report = await verify(house, KINDS);
    expect(new Set(report.faults.map((fault) => fault.matter))).toEqual(new Set([id]));
    expect(report.faults.map((fault) => fault.fault)).toEqual(expect.arrayContaining(faults));
    await forget(id);
  });

  const ofJournal = new Set<VerifyFault["fault"]>(["hash", "chain", "sequence", "missing"]);
  it.each(tampers.filter(([, , faults]) => faults.some((fault) => ofJournal.has(fault))))(
    "finds %s in the journal alone as well",
    async (_what, tamper) => {
      const id = await aNote();
      expect((await verifyJournal(house)).faults).toEqual([]);
      await tamper(id).execute(house.db);
      const { faults } = await verifyJournal(house);
      expect(faults.length).toBeGreaterThan(0);
      expect(new Set(faults.map((fault) => fault.matter))).toEqual(new Set([id]));
      await forget(id);
    },
  );

  it("finds a matter that has vanished with all its rows, by the seal over the journal", async () => {
    const id = await aNote();
    // Whoever writes in the database of another test keeps this journal from being sealed for a moment.
    await expect.poll(() => sealJournal(house)).toBe(true);
    expect((await verify(house, KINDS)).faults).toEqual([]);
    await forget(id);
    expect((await verify(house, KINDS)).faults).toEqual([{ matter: "seal 1", sequence: 0, fault: "seal" }]);
    await sql`delete from matters.seal`.execute(house.db);
  });

  it("finds events whose matter has vanished", async () => {
    const id = await aNote();
    await sql`delete from matters.matter where id = ${id}`.execute(house.db);
    expect((await verify(house, KINDS)).faults).toEqual([{ matter: id, sequence: 0, fault: "no-matter" }]);
    await forget(id);
  });

  it("finds a row of a kind's list that no matter stands behind", async () => {
    const id = await aNote();
    const stray = randomUUID();
    await sql`insert into note (id, title) values (${stray}, '四')`.execute(house.db);
    expect((await verify(house, KINDS)).faults).toEqual([{ matter: stray, sequence: 0, fault: "no-matter" }]);
    await sql`delete from note where id = ${stray}`.execute(house.db);
    await forget(id);
  });

  it("still proves the chain of a matter whose key was destroyed", async () => {
    const id = await aNote();
    await sql`update matters.matter set data_key = null, personal = null where id = ${id}`.execute(house.db);
    expect((await verify(house, KINDS)).faults).toEqual([]);
  });
});

async function forget(id: string): Promise<void> {
  for (const table of ["event", "task", "clock", "timer"])
    await sql`delete from matters.${sql.raw(table)} where matter = ${id}`.execute(house.db);
  await sql`delete from matters.matter where id = ${id}`.execute(house.db);
  await sql`delete from note where id = ${id}`.execute(house.db);
}
