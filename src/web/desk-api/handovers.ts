import { z } from "zod";
import {
  handOver,
  handOverInput,
  handover,
  handovers,
  papersOfCase,
  signFor,
  signInput,
  waitingPapers,
} from "../../modules/handovers/index.ts";
import { guarded, router } from "./trpc.ts";

/** 综合窗口交接单: papers on their way from a window to the department. */
export const handoversRouter = router({
  waiting: guarded.query(({ ctx }) => waitingPapers(ctx.house, ctx.actor)),
  lists: guarded.input(z.object({ box: z.enum(["out", "in"]) })).query(({ ctx, input }) => handovers(ctx.house, ctx.actor, input.box)),
  /** Null when there is no such list or neither side is the reader's. */
  view: guarded.input(z.object({ list: z.uuid() })).query(({ ctx, input }) => handover(ctx.house, ctx.actor, input.list)),
  handOver: guarded.input(handOverInput).mutation(({ ctx, input }) => handOver(ctx.house, ctx.actor, input)),
  sign: guarded.input(signInput).mutation(({ ctx, input }) => signFor(ctx.house, ctx.actor, input)),
  ofCase: guarded.input(z.object({ caseId: z.uuid() })).query(({ ctx, input }) => papersOfCase(ctx.house, ctx.actor, input.caseId)),
});
