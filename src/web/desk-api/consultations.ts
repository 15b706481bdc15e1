import { z } from "zod";
import { performQuestion, questionView, questionWorklist } from "../../modules/consultation/index.ts";
import { type QuestionCommandName, questionCommands } from "../../modules/consultation/shared.ts";
import { orgs } from "../../modules/identity/index.ts";
import { changesOn } from "./live.ts";
import { pageOf, paging } from "./paging.ts";
import { guarded, router } from "./trpc.ts";

const commands = Object.keys(questionCommands) as [QuestionCommandName, ...QuestionCommandName[]];

/** Questions of citizens: what waits for me, one question, and every act upon it. */
export const consultationsRouter = router({
  worklist: guarded
    .input(z.object({ box: z.enum(["todo", "all"]), ...paging }))
    .query(({ ctx, input: { box, ...page } }) => questionWorklist(ctx.house, ctx.actor, { box, ...pageOf(page) })),

  /** Null when there is no such question or it isn't the reader's to see; the two look alike on purpose. */
  view: guarded.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => questionView(ctx.house, ctx.actor, input.id)),

  /** Where a question may be sent. */
  departments: guarded.query(async ({ ctx }) =>
    [...(await orgs(ctx.house)).values()]
      .filter((org) => org.active && (org.kind === "department" || org.kind === "township"))
      .map(({ code, name }) => ({ code, name })),
  ),

  /** The commands' own schemas are applied behind the door, where every other way in applies them too. */
  perform: guarded
    .input(
      z.object({
        command: z.enum(commands),
        questionId: z.uuid(),
        expectedVersion: z.number().int().nonnegative(),
        key: z.uuid(),
        input: z.unknown(),
      }),
    )
    .mutation(({ ctx, input: { input, ...request } }) => performQuestion(ctx.house, ctx.actor, { ...request, input, lang: ctx.lang })),

  /** Says that something moved; the lists then ask again for what the reader may see. */
  changes: guarded.subscription(({ ctx, signal }) => changesOn(ctx.house.live, ["matters"], ctx, signal)),
});
