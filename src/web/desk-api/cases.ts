import { z } from "zod";
import {
  annotate,
  annotationSchema,
  annotationsOf,
  CASE_KIND_NAME,
  caseView,
  dropFilter,
  explainClock,
  performCase,
  performMany,
  removeAnnotation,
  savedFilters,
  saveFilter,
  searchCases,
  worklist,
} from "../../modules/cases/index.ts";
import { BATCH_ACTS, type CaseCommandName, caseCommands, MOST_AT_ONCE, savedFilterSchema } from "../../modules/cases/shared.ts";
import { itemVersion, listItems } from "../../modules/catalogue/index.ts";
import { orgs, peopleWith, type StaffMember, staffDirectory } from "../../modules/identity/index.ts";
import { type Org, POSTS } from "../../modules/identity/shared.ts";
import { carrying, withStanding } from "../../modules/supervision/index.ts";
import { changesOn } from "./live.ts";
import { narrowing } from "./narrowing.ts";
import { pageOf, paging } from "./paging.ts";
import { guarded, router } from "./trpc.ts";

const words = z.string().trim().max(80);
const commands = Object.keys(caseCommands) as [CaseCommandName, ...CaseCommandName[]];

/** To-do lists, the case page and every act upon a case. */
export const casesRouter = router({
  /** A box, narrowed or not; with `text` what that number or name finds among all the reader may see. */
  worklist: guarded
    .input(
      z.object({
        box: z.enum(["todo", "pool", "copied", "started", "incoming", "running", "done"]),
        text: words.default(""),
        ...narrowing,
        ...paging,
      }),
    )
    .query(async ({ ctx, input: { box, text, level, state, item, department, ...page } }) => {
      const { house, actor } = ctx;
      if (text !== "") {
        const found = await withStanding(house, await searchCases(house, actor, text, 100));
        return { rows: found, next: null, total: found.length };
      }
      const among = level && carrying(level);
      const { rows, ...rest } = await worklist(house, actor, { box, state, item, department, among, ...pageOf(page) });
      return { rows: await withStanding(house, rows), ...rest };
    }),

  /** Items by part of their name, to narrow a list to one. */
  items: guarded.input(z.object({ text: words })).query(async ({ ctx, input }) => {
    const found = await listItems(ctx.house, input.text === "" ? {} : { text: input.text }, { limit: 20 });
    return found.rows.filter((row) => row.class !== "disclosure").map(({ code, name }) => ({ code, name }));
  }),

  /** Null when there is no such case or it isn't the reader's to see; the two look alike on purpose. */
  view: guarded
    .input(z.object({ id: z.uuid(), full: z.boolean().default(false) }))
    .query(({ ctx, input }) => caseView(ctx.house, ctx.actor, input.id, ctx.lang, input.full)),

  explainClock: guarded
    .input(z.object({ caseId: z.uuid(), clock: z.string().max(200) }))
    .query(({ ctx, input }) => explainClock(ctx.house, ctx.actor, input)),

  /** What the acts need to know of the item in the version the case began with. */
  itemFacts: guarded.input(z.object({ versionId: z.uuid() })).query(async ({ ctx, input }) => {
    const item = await itemVersion(ctx.house, input.versionId);
    if (item === null) return null;
    const { specialProcedures, supplementDays, fees, materials } = item.package;
    return {
      specialProcedures,
      supplementDays,
      fees,
      takes: materials.map(({ code, accept, reuse }) => ({ code, accept, reuse: !!reuse })),
    };
  }),

  /** Who could do a step instead: the holders of a post, or of any that handles cases there. */
  candidates: guarded
    .input(z.object({ org: z.string().max(40), post: z.enum(POSTS).nullable() }))
    .query(async ({ ctx: { house }, input: { org, post } }) => {
      if (post !== null) return peopleWith(house, { org, post });
      const handlers = (await staffDirectory(house)).handlersIn(org);
      return handlers.slice(0, 200).map(({ id, name, staffNumber }) => ({ id, name, staffNumber }));
    }),

  /** Anybody who handles cases, by part of the name, those of one's own unit first: to be asked (沟通). */
  staff: guarded.input(z.object({ text: words.min(1) })).query(async ({ ctx, input }) => {
    const [staff, byCode] = await Promise.all([staffDirectory(ctx.house), orgs(ctx.house)]);
    const near = new Set(ctx.actor.holdings.map(({ org }) => org));
    return staff.handlersNamed(input.text, 20, near).map((one) => seatOf(one, byCode));
  }),

  /** Those who handle cases in one organisation: to sign within its steps (委派、加签). */
  colleagues: guarded.input(z.object({ org: z.string().max(40) })).query(async ({ ctx, input }) => {
    const [staff, byCode] = await Promise.all([staffDirectory(ctx.house), orgs(ctx.house)]);
    return staff.handlersIn(input.org).map((one) => seatOf(one, byCode));
  }),

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

  /** The same act on several cases, with what became of each. */
  performMany: guarded
    .input(
      z.object({
        command: z.enum(BATCH_ACTS),
        rows: z
          .array(z.object({ caseId: z.uuid(), visit: words, key: z.uuid() }))
          .min(1)
          .max(MOST_AT_ONCE),
        input: z.record(z.string(), z.unknown()),
      }),
    )
    .mutation(({ ctx, input }) => performMany(ctx.house, ctx.actor, { ...input, lang: ctx.lang })),

  savedFilters: guarded.query(({ ctx }) => savedFilters(ctx.house, ctx.actor)),
  saveFilter: guarded.input(savedFilterSchema).mutation(({ ctx, input }) => saveFilter(ctx.house, ctx.actor, input)),
  dropFilter: guarded
    .input(savedFilterSchema.pick({ name: true }))
    .mutation(({ ctx, input }) => dropFilter(ctx.house, ctx.actor, input.name)),

  /** Remarks of colleagues on the files of a case. */
  annotations: guarded.input(z.object({ caseId: z.uuid() })).query(({ ctx, input }) => annotationsOf(ctx.house, ctx.actor, input.caseId)),
  annotate: guarded.input(annotationSchema).mutation(({ ctx, input }) => annotate(ctx.house, ctx.actor, input)),
  removeAnnotation: guarded
    .input(z.object({ caseId: z.uuid(), id: z.uuid() }))
    .mutation(({ ctx, input }) => removeAnnotation(ctx.house, ctx.actor, input)),

  /** Says that some case moved, or the one named; the page then asks again for what the reader may see. */
  changes: guarded.input(z.object({ caseId: z.uuid().optional() })).subscription(({ ctx, input: { caseId }, signal }) =>
    changesOn(ctx.house.live, ["matters"], ctx, signal, (news) => {
      const { matter, kind } = news as { matter?: string; kind?: string }; // as matters publishes it
      return kind === CASE_KIND_NAME && (caseId === undefined || matter === caseId);
    }),
  ),
});

function seatOf({ id, name, staffNumber, holdings }: StaffMember, byCode: ReadonlyMap<string, Org>) {
  const { org: place, post } = holdings[0] ?? { org: "", post: null };
  return { id, name, staffNumber, place: byCode.get(place)?.shortName ?? place, post };
}
