import { z } from "zod";
import { alarms, alarmsOfCase, liveList, replayCase } from "../../modules/supervision/index.ts";
import { LEVELS } from "../../modules/supervision/shared.ts";
import { changesOn } from "./live.ts";
import { narrowing } from "./narrowing.ts";
import { pageOf, paging } from "./paging.ts";
import { guarded, router } from "./trpc.ts";

/** The supervisor's screens: every running case live, the alarms, and the replay of one case. */
export const supervisionRouter = router({
  live: guarded
    .input(z.object({ ...narrowing, ...paging }))
    .query(({ ctx, input: { cursor, limit, ...wanted } }) => liveList(ctx.house, ctx.actor, wanted, pageOf({ cursor, limit }))),

  alarms: guarded
    .input(z.object({ level: z.enum(LEVELS).optional(), ...paging }))
    .query(({ ctx, input: { level, ...page } }) => alarms(ctx.house, ctx.actor, { level, ...pageOf(page) })),

  /** What was noted of one case, for everybody who may see it. The version makes the page ask again after each act. */
  ofCase: guarded
    .input(z.object({ caseId: z.uuid(), version: z.number().int() }))
    .query(({ ctx, input }) => alarmsOfCase(ctx.house, ctx.actor, input.caseId)),

  replay: guarded
    .input(z.object({ caseId: z.uuid(), full: z.boolean().default(false) }))
    .query(({ ctx, input }) => replayCase(ctx.house, ctx.actor, input.caseId, ctx.lang, input.full)),

  /** Says that a case or an alarm moved. */
  changes: guarded.subscription(({ ctx, signal }) => changesOn(ctx.house.live, ["matters", "alarms"], ctx, signal)),
});
