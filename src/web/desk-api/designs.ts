import { z } from "zod";
import {
  checkDesign,
  compareStates,
  createDesign,
  designView,
  discardDesign,
  dryRun,
  exportPackage,
  history,
  importPackage,
  listConfigured,
  listDesigns,
  publishDesign,
  readImport,
  restoreState,
  sandbox,
  saveDesign,
  versions,
} from "../../modules/designs/index.ts";
import { STATE_NAME } from "../../modules/designs/shared.ts";
import { findStaff, listSections, orgs } from "../../modules/identity/index.ts";
import { can, findStaffSchema } from "../../modules/identity/shared.ts";
import { pageOf, paging } from "./paging.ts";
import { guarded, router } from "./trpc.ts";

const code = z.string().max(40);
const state = z.string().regex(STATE_NAME);
const importing = z.object({ text: z.string().max(2_600_000), department: code });
const sought = { text: z.string().trim().max(60).default(""), department: code.nullish(), ...paging };
// The doors judge the input and name each field at fault, so here any object will do: a slip must come back as words, not as an error.
const draft = z.record(z.string(), z.unknown());

/** Items in force and the designs of their next versions. */
export const designsRouter = router({
  items: guarded.input(z.object(sought)).query(({ ctx, input: { text, department, ...page } }) => {
    const filter = { ...(text === "" ? {} : { text }), ...(department ? { department } : {}) };
    return listConfigured(ctx.house, ctx.actor, { filter, ...pageOf(page) });
  }),

  list: guarded.input(z.object(sought)).query(({ ctx, input: { text, department, ...page } }) => {
    const filter = { ...(text === "" ? {} : { text }), ...(department ? { department } : {}) };
    return listDesigns(ctx.house, ctx.actor, { ...filter, ...pageOf(page) });
  }),

  /** Organisations whose items the reader may make. */
  departments: guarded.query(async ({ ctx }) =>
    [...(await orgs(ctx.house)).values()]
      .filter(
        ({ code: org, kind, active }) => active && kind !== "county" && kind !== "village" && can(ctx.actor, "catalogue.edit", { org }),
      )
      .map(({ code: org, name }) => ({ code: org, name })),
  ),

  /** People a step can name. */
  staff: guarded.input(findStaffSchema).query(({ ctx, input }) => findStaff(ctx.house, ctx.actor, input)),

  sections: guarded.input(z.object({ org: code.nullable() })).query(({ ctx, input }) => listSections(ctx.house, ctx.actor, input.org)),

  /** Null when there is no such item or it isn't the reader's to see; the two look alike on purpose. */
  view: guarded.input(z.object({ code })).query(({ ctx, input }) => designView(ctx.house, ctx.actor, input.code)),

  check: guarded.input(z.object({ code })).query(({ ctx, input }) => checkDesign(ctx.house, ctx.actor, input.code, ctx.lang)),

  versions: guarded
    .input(z.object({ code, ...paging }))
    .query(({ ctx, input: { code: item, ...page } }) => versions(ctx.house, ctx.actor, { code: item, ...pageOf(page) })),

  history: guarded
    .input(z.object({ code, ...paging }))
    .query(({ ctx, input: { code: item, ...page } }) => history(ctx.house, ctx.actor, { code: item, ...pageOf(page) })),

  compare: guarded
    .input(z.object({ code, before: state, after: state }))
    .query(({ ctx, input }) => compareStates(ctx.house, ctx.actor, input)),

  restore: guarded
    .input(z.object({ code, revision: z.number().int().positive(), state }))
    .mutation(({ ctx, input }) => restoreState(ctx.house, ctx.actor, input)),

  export: guarded.input(z.object({ code, state })).query(({ ctx, input }) => exportPackage(ctx.house, ctx.actor, input)),

  readImport: guarded.input(importing).mutation(({ ctx, input }) => readImport(ctx.house, ctx.actor, input, ctx.lang)),

  import: guarded.input(importing).mutation(({ ctx, input }) => importPackage(ctx.house, ctx.actor, input)),

  dryRun: guarded
    .input(z.object({ code, ...paging }))
    .query(({ ctx, input: { code: item, ...page } }) => dryRun(ctx.house, ctx.actor, { code: item, ...pageOf(page) })),

  /** Plays a design in memory. A mutation for its size alone: it writes nothing. */
  sandbox: guarded.input(draft).mutation(({ ctx, input }) => sandbox(ctx.house, ctx.actor, input, ctx.lang)),

  create: guarded.input(draft).mutation(({ ctx, input }) => createDesign(ctx.house, ctx.actor, input)),

  save: guarded
    .input(z.object({ code, revision: z.number().int().positive(), package: z.unknown() }))
    .mutation(({ ctx, input: { package: item, ...save } }) => saveDesign(ctx.house, ctx.actor, { ...save, package: item })),

  publish: guarded
    .input(z.object({ code, revision: z.number().int().positive() }))
    .mutation(({ ctx, input }) => publishDesign(ctx.house, ctx.actor, input)),

  discard: guarded.input(z.object({ code })).mutation(({ ctx, input }) => discardDesign(ctx.house, ctx.actor, input.code)),
});
