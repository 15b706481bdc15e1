import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseWorld } from "../cases/fixtures.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { listNotices, tellPeople } from "../notices/index.ts";
import { aLicence, licenceWorld } from "./fixtures.ts";
import {
  checkPaper,
  followLicences,
  holderOfLicence,
  LICENCE_KIND_NAME,
  licenceList,
  licenceMatters,
  licencePaperFile,
  licenceView,
  performLicence,
  publicLicences,
  sweepReminders,
} from "./index.ts";

const DEPARTMENT = "610999WS";
const WRITTEN = {
  reason: "经查，申请时提交的检测报告系伪造，不符合发证条件",
  law: "《公共场所卫生管理条例》第十四条",
  heard: "持证人对事实没有异议",
  compensation: "",
};
let world: CaseWorld;
let handler: PersonActor;
let approver: PersonActor;

beforeAll(async () => {
  world = await licenceWorld("2026-03-02T09:00:00+08:00", [followLicences, tellPeople]);
  handler = await actorFor(world.house, { org: DEPARTMENT, post: "handler" });
  approver = await actorFor(world.house, { org: DEPARTMENT, post: "approver" });
});
afterAll(() => world.close());

const act = (actor: Actor, licenceId: string, command: Parameters<typeof performLicence>[2]["command"], input: unknown) =>
  performLicence(world.house, actor, { command, licenceId, key: randomUUID(), input });
const propose = (id: string, input: object) => act(handler, id, "propose", { ...WRITTEN, ...input });
const bellOf = async (actor: PersonActor) =>
  (await listNotices(world.house, actor, { unreadOnly: false, limit: 20 }, "zh-CN")).rows.map(({ text }) => text);

test("a revocation is proposed by one officer and decided by another, with its paper, and everybody learns of it", async () => {
  const { licence, number } = await aLicence(world.house);
  expect(await propose(licence.id, { act: "revoke", ground: "69-deceit", heard: "" })).toMatchObject({ code: "licences/not-heard" });
  expect(await propose(licence.id, { act: "revoke", ground: "69-deceit" })).toMatchObject({ ok: true });
  expect((await bellOf(approver))[0]).toContain("提出撤销");
  expect((await licenceList(world.house, approver, { proposedOnly: true, limit: 20 })).rows.map((row) => row.number)).toEqual([number]);
  expect(await propose(licence.id, { act: "revoke", ground: "69-deceit" })).toMatchObject({ code: "licences/proposed-already" });
  expect((await licenceView(world.house, approver, licence.id))?.proposal).toMatchObject({ act: "revoke", proposed: WRITTEN });
  expect(await act(approver, licence.id, "decide", { agree: true, opinion: "同意撤销" })).toMatchObject({ ok: true });
  const view = await licenceView(world.house, handler, licence.id);
  expect(view).toMatchObject({ standing: "revoked", endedOn: "2026-03-02", proposal: null, papers: [{ name: "撤销行政许可决定书" }] });
  expect((await bellOf(handler))[0]).toContain("已决定撤销");
  expect((await publicLicences(world.house, { text: number, limit: 5 })).rows[0]?.standing).toBe("revoked");
  const paper = view?.papers[0]?.id ?? "";
  const file = await licencePaperFile(world.house, handler, { id: licence.id, paper });
  expect(file?.file.type).toBe("application/pdf");
  const { rows } = await sql<{ check_code: string }>`select check_code from licences.paper where licence = ${licence.id}`.execute(
    world.house.db,
  );
  expect(await checkPaper(world.house, { check: rows[0]?.check_code ?? "", ip: "203.0.113.8" })).toMatchObject({
    ok: true,
    document: { name: "撤销行政许可决定书", state: "issued" },
  });
  expect(await act(handler, licence.id, "deliver", { paper, manner: "window", receiver: "持证人本人" })).toMatchObject({ ok: true });
  expect(await act(handler, licence.id, "deliver", { paper, manner: "window", receiver: "持证人本人" })).toMatchObject({
    code: "licences/no-such-paper",
  });
  // What is revoked still has to be cancelled, on that ground alone (行政许可法 70).
  expect(await propose(licence.id, { act: "cancel", ground: "70-other" })).toMatchObject({ code: "licences/wrong-ground" });
  expect(await propose(licence.id, { act: "cancel", ground: "70-taken-back" })).toMatchObject({ ok: true });
  expect(await act(approver, licence.id, "decide", { agree: true, opinion: "同意注销" })).toMatchObject({ ok: true });
  expect((await licenceView(world.house, handler, licence.id))?.acts.propose).toBe("licences/not-in-force");
  expect(
    (await verify(world.house, new Map([[LICENCE_KIND_NAME, licenceMatters]]))).faults.filter(({ fault }) => fault !== "kind"),
  ).toEqual([]);
});

test("nobody decides on what they proposed, under no post and through no deputy; nobody acts for another department", async () => {
  const { licence } = await aLicence(world.house);
  const both = {
    ...handler,
    grants: [...handler.grants, ...approver.grants],
    holdings: [...handler.holdings, ...approver.holdings],
  };
  const deputy = {
    ...approver,
    holdings: [
      ...approver.holdings,
      { org: DEPARTMENT, post: "handler" as const, section: null, for: { id: handler.id, name: handler.name } },
    ],
  };
  expect(await propose(licence.id, { act: "withdraw", ground: "8-changed-law" })).toMatchObject({ ok: true });
  for (const self of [both, deputy])
    expect(await act(self, licence.id, "decide", { agree: true, opinion: "同意撤回" })).toMatchObject({ code: "licences/same-person" });
  const elsewhere = await actorFor(world.house, { org: "610999MZ", post: "approver" });
  const clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  for (const stranger of [elsewhere, clerk, handler])
    expect(await act(stranger, licence.id, "decide", { agree: true, opinion: "同意撤回" })).toMatchObject({
      code: "licences/not-allowed",
    });
  expect(await licenceView(world.house, elsewhere, licence.id)).toBeNull();
  expect(await act({ kind: "citizen", id: null, name: "" }, licence.id, "propose", {})).toMatchObject({ code: "licences/not-allowed" });
  expect(await act(approver, licence.id, "decide", { agree: false, opinion: "证据不足" })).toMatchObject({ ok: true });
  expect((await bellOf(handler))[0]).toContain("没有同意");
  expect((await licenceView(world.house, handler, licence.id))?.standing).toBe("valid");
  expect(await propose(licence.id, { act: "cancel", ground: "70-expired" })).toMatchObject({ code: "licences/not-expired" });
  expect(await propose(licence.id, { act: "cancel", ground: "69-deceit" })).toMatchObject({ code: "licences/wrong-ground" });
});

test("of two officers who decide at once one is told to look again, and one paper is made", async () => {
  const { licence } = await aLicence(world.house);
  await propose(licence.id, { act: "withdraw", ground: "8-changed-facts" });
  const colleague = await actorFor(world.house, { org: DEPARTMENT, post: "approver" });
  const version = (await licenceView(world.house, approver, licence.id))?.version ?? 0;
  const done = await Promise.all(
    [approver, colleague].map((who) =>
      performLicence(world.house, who, {
        command: "decide",
        licenceId: licence.id,
        expectedVersion: version,
        key: randomUUID(),
        input: { agree: true, opinion: "同意撤回" },
      }),
    ),
  );
  expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect((await licenceView(world.house, approver, licence.id))?.papers).toHaveLength(1);
});

test("the holder is shown in full by a click that goes on record, and only to who works with the department's licences", async () => {
  const { licence } = await aLicence(world.house, { kind: "person", name: "钱三一", number: "11010519491231002X" });
  const reviewing = await actorFor(world.house, { org: DEPARTMENT, post: "process-manager" });
  expect((await licenceView(world.house, reviewing, licence.id))?.holder).toBe("钱**");
  expect(await holderOfLicence(world.house, reviewing, licence.id)).toBeNull();
  expect(await holderOfLicence(world.house, handler, licence.id)).toEqual({ name: "钱三一", number: "11010519491231002X" });
  const { rows } = await sql<{
    actor: string;
  }>`select actor from identity.log where action = 'personal-view' and subject = ${licence.id}`.execute(world.house.db);
  expect(rows).toEqual([{ actor: handler.id }]);
});

test("holder and department are reminded in time to ask for a renewal and once it has expired, each once", async () => {
  world.house.channels = new Set(["sms"]);
  const { licence, caseId } = await aLicence(world.house);
  const messages = async () =>
    (
      await sql<{ kind: string }>`select kind from notices.message where matter = ${caseId} and kind like 'holder-%' order by at`.execute(
        world.house.db,
      )
    ).rows.map(({ kind }) => kind);
  const swept = async (day: string) => {
    world.clock.set(`${day}T10:00:00+08:00`);
    while ((await sweepReminders(world.house)) > 0);
  };
  await swept("2029-12-30");
  expect(await messages()).toEqual([]);
  await swept("2029-12-31");
  await swept("2030-01-01");
  expect(await messages()).toEqual(["holder-expiring"]);
  await swept("2030-01-25");
  await swept("2030-03-02");
  expect(await messages()).toEqual(["holder-expiring", "holder-expiring", "holder-expired"]);
  expect((await bellOf(handler))[0]).toContain("应当依法注销");
  expect(await propose(licence.id, { act: "cancel", ground: "70-expired" })).toMatchObject({ ok: true });
  world.clock.set("2026-03-02T10:00:00+08:00");
});
