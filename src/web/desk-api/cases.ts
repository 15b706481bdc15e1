import { z } from "zod";
import { CASE_KIND_NAME, caseView, explainClock, performCase, searchCases, worklist } from "../../modules/cases/index.ts";
import { type CaseCommandName, caseCommands } from "../../modules/cases/shared.ts";
import { itemVersion } from "../../modules/catalogue/index.ts";
import { peopleWith } from "../../modules/identity/index.ts";
import { POSTS } from "../../modules/identity/shared.ts";
import { changesOn } from "./live.ts";
import { pageOf, paging } from "./paging.ts";
import { guarded, router } from "./trpc.ts";

const words = z.string().trim().max(80);
const commands = Object.keys(caseCommands) as [CaseCommandName, ...CaseCommandName[]];

/** To-do lists, the case page and every act upon a case. */
export const casesRouter = router({
  /** A box, or with `text` what that number or name finds among all the reader may see. */
  worklist: guarded
    .input(z.object({ box: z.enum(["todo", "running", "done"]), text: words.default(""), ...paging }))
    .query(async ({ ctx, input: { box, text, ...page } }) => {
      if (text === "") return worklist(ctx.house, ctx.actor, { box, ...pageOf(page) });
      const rows = await searchCases(ctx.house, ctx.actor, text, 100);
      return { rows, next: null, total: rows.length };
    }),

  /** Null when there is no such case or it isn't the reader's to see; the two look alike on purpose. */
  view: guarded.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => caseView(ctx.house, ctx.actor, input.id, ctx.lang)),

  explainClock: guarded
    .input(z.object({ caseId: z.uuid(), kind: z.string().max(40), stepName: words.nullable() }))
    .query(({ ctx, input }) => explainClock(ctx.house, ctx.actor, input)),

  /** What the acts need to know of the item in the version the case began with. */
  itemFacts: guarded.input(z.object({ versionId: z.uuid() })).query(async ({ ctx, input }) => {
    const item = await itemVersion(ctx.house, input.versionId);
    if (item === null) return null;
    const { specialProcedures, supplementDays } = item.package;
    return { specialProcedures, supplementDays };
  }),

  candidates: guarded
    .input(z.object({ org: z.string().max(40), post: z.enum(POSTS) }))
    .query(({ ctx, input }) => peopleWith(ctx.house, input)),

  /** The commands' own schemas are applied behind the door, where every other way in applies them too. */
  perform: guarded
    .input(
      z.object({
        command: z.enum(commands),
        caseId: z.uuid().optional(),
        expectedVersion: z.number().int().nonnegative().optional(),
        key: z.uuid(),
        input: z.unknown(),
      }),
    )
    .mutation(({ ctx, input: { command, caseId, expectedVersion, key, input } }) =>
      performCase(ctx.house, ctx.actor, {
        command,
        key,
        input,
        lang: ctx.lang,
        ...(caseId === undefined ? {} : { caseId }),
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      }),
    ),

  /** Says that some case moved, or the one named; the page then asks again for what the reader may see. */
  changes: guarded.input(z.object({ caseId: z.uuid().optional() })).subscription(({ ctx, input: { caseId }, signal }) =>
    changesOn(ctx.house.live, ["matters"], ctx, signal, (news) => {
      const { matter, kind } = news as { matter?: string; kind?: string }; // as matters publishes it
      return kind === CASE_KIND_NAME && (caseId === undefined || matter === caseId);
    }),
  ),
});
