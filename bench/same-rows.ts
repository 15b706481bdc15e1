import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { runProgram } from "./tools.ts";
import type { World } from "./world.ts";

const TABLES = [
  "matters.matter",
  "matters.event",
  "matters.task",
  "matters.clock",
  "matters.idempotency",
  "cases.case",
  "supervision.watch",
];

/** Copies of the tables a step writes, indexes and rows included, with ids that pgbench can count through: md5 of 1 … n. */
export async function copyTables({ open }: World): Promise<void> {
  const { db } = open;
  await sql`create schema peer`.execute(db);
  await sql`create table peer.ids as select id, md5((row_number() over (order by id))::text)::uuid as peer from matters.matter`.execute(db);
  for (const table of TABLES) {
    const [schema = "", name = ""] = table.split(".");
    const peer = sql.table(`peer.${name}`);
    await sql`create table ${peer} (like ${sql.table(table)} including all)`.execute(db);
    const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attidentity = ''`.execute(db);
    const columns = rows.map((column) => column.name);
    const key = schema === "cases" || name === "matter" ? "id" : "matter";
    const values = columns.map((column) => (column === key ? sql`i.peer` : sql.ref(`t.${column}`)));
    await sql`insert into ${peer} (${sql.join(columns.map((column) => sql.ref(column)))})
      select ${sql.join(values)} from ${sql.table(table)} t join peer.ids i on i.id = ${sql.ref(`t.${key}`)}`.execute(db);
  }
  await sql`vacuum analyze`.execute(db);
}

/** Rows of each copied table, to prove that both sides wrote the same number. */
export async function counts({ open }: World, side: "ours" | "peer"): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of TABLES) {
    const name = table.split(".")[1] ?? "";
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.table(side === "ours" ? table : `peer.${name}`)}`.execute(open.db);
    found[name] = rows[0]?.n ?? 0;
  }
  return found;
}

/**
 * The rows that one agreed step (handle → review) writes, as pgbench statements: one per table and kind of change, values of the same size, the
 * same rows closed and opened. Prepared, like a good driver would. `step` counts each client through cases of its own.
 */
const SCRIPT = `
\\set step :step + 1
\\set n :client_id * :each + :step
begin;
update peer.matter set version = version + 1, head = decode(:hash, 'hex'), state = :state::json, personal = coalesce(null, personal), ended_at = null where region = :region and id = md5(:n::text)::uuid;
insert into peer.event (region, matter, sequence, at, type, actor, data, personal, previous, hash) values (:region, md5(:n::text)::uuid, :sequence, now(), 'case/agreed', :actor::json, :data::json, decode(:personal, 'hex'), decode(:hash, 'hex'), decode(:hash, 'hex'));
update peer.task set closed_at = now(), closed_by = md5(:n::text)::uuid where region = :region and matter = md5(:n::text)::uuid and visit = :closed;
insert into peer.task (region, matter, kind, visit, node, name, role, org, post, assignee, opened_at, due) values (:region, md5(:n::text)::uuid, 'case', :opened, :node, :name, :role, :org, :post, null, now(), current_date);
update peer.clock set state = 'met', ended_on = current_date where region = :region and matter = md5(:n::text)::uuid and id = 'step:' || :closed;
insert into peer.clock (region, matter, id, kind, visit, state, due, provisional, calendar, derivation) values (:region, md5(:n::text)::uuid, 'step:' || :opened, 'step', :opened, 'running', current_date, false, :calendar, :derivation::jsonb);
delete from peer.watch where region = :region and matter = md5(:n::text)::uuid and clock = 'step:' || :closed;
insert into peer.watch (region, matter, clock, rule, version, level, at) select :region, md5(:n::text)::uuid, 'step:' || :opened, 'rule ' || r, 1, 1, now() from generate_series(1, :watches) r;
insert into peer.idempotency (region, scope, key, digest, matter, answer, at) values (:region, :scope, md5(:n::text) || '0000', decode(:hash, 'hex'), md5(:n::text)::uuid, :answer::jsonb, now());
update peer.case set version = version + 1, state = state where region = :region and id = md5(:n::text)::uuid;
commit;
`;

/** Values of a real step, for pgbench's variables. */
async function sampleOf({ open, house }: World, caseId: string): Promise<Record<string, string>> {
  const { rows } = await sql<Record<string, string>>`
    select m.region, encode(m.head, 'hex') as hash, m.state::text as state, e.sequence::text as sequence, e.actor::text as actor, e.data::text as data,
      encode(e.personal, 'hex') as personal, t.visit as opened, t.node, t.name, t.role, t.org, t.post, c.calendar, c.derivation::text as derivation,
      (select visit from matters.task x where x.region = m.region and x.matter = m.id and x.closed_at is not null order by visit desc limit 1) as closed,
      (select count(*)::text from supervision.watch w where w.region = m.region and w.matter = m.id and w.clock = c.id) as watches,
      i.scope, i.answer::text as answer
    from matters.matter m join matters.event e on e.region = m.region and e.matter = m.id and e.sequence = m.version
    join matters.task t on t.region = m.region and t.matter = m.id and t.closed_at is null
    join matters.clock c on c.region = m.region and c.matter = m.id and c.visit = t.visit
    join lateral (select * from matters.idempotency x where x.region = m.region and x.matter = m.id order by (x.answer->>'version')::int desc limit 1) i on true
    where m.region = ${house.region} and m.id = ${caseId}`.execute(open.db);
  if (!rows[0]) throw new Error("no sample of a step");
  return rows[0];
}

/** Runs pgbench over the copies; returns its transactions a second. Each client writes `each` cases once. */
export async function pgbench(world: World, program: string, sampleCase: string, clients: number, each: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "mingtang-pgbench-"));
  const script = join(folder, "step.sql");
  writeFileSync(script, SCRIPT);
  const sample = await sampleOf(world, sampleCase);
  const { hostname, port, username, password, pathname } = new URL(world.url);
  const given = { ...sample, step: "0", each: String(each) };
  const defines = Object.entries(given).map(([name, value]) => `--define=${name}=${value}`);
  const args = ["-n", "-M", "prepared", "-c", String(clients), "-j", "1", "-t", String(each), "-f", script, ...defines];
  try {
    const output = await runProgram(program, [...args, "-h", hostname, "-p", port, "-U", username, pathname.slice(1)], {
      PGPASSWORD: password,
    });
    const tps = /tps = ([\d.]+) \(without/.exec(output)?.[1];
    if (!tps) throw new Error(`pgbench said no rate: ${output}`);
    return Number(tps);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
