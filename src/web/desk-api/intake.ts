import { z } from "zod";
import { askedForm } from "../../core/forms/index.ts";
import { consentAtWindow, consentInCase, knownApplicant, receives, stopAtWindow, usualItems } from "../../modules/cases/index.ts";
import { findItem, listItems } from "../../modules/catalogue/index.ts";
import type { House } from "../../modules/house.ts";
import { orgs } from "../../modules/identity/index.ts";
import type { PersonActor } from "../../modules/identity/shared.ts";
import { guarded, router } from "./trpc.ts";

/** What the counter needs: finding the item, and its form and papers. Handing in is `cases.perform` with the command `submit`. */
export const intakeRouter = router({
  /** With nothing typed, what these windows take in most comes first. */
  items: guarded.input(z.object({ text: z.string().trim().max(60) })).query(async ({ ctx, input: { text } }) => {
    const { rows } = await listItems(ctx.house, text === "" ? {} : { text }, { limit: 20, order: "name-first" });
    const found = rows
      .filter((row) => row.class !== "disclosure")
      .map(({ code, name, kind, departmentName }) => ({ code, name, kind, departmentName, usual: false }));
    const usual = text === "" ? await usualEntries(ctx.house, ctx.actor) : [];
    return [...usual, ...found.filter((row) => !usual.some(({ code }) => code === row.code))];
  }),

  /** A mutation, so that the number doesn't stand in an address. */
  known: guarded
    .input(z.object({ number: z.string().trim().min(15).max(18), consented: z.boolean() }))
    .mutation(({ ctx, input }) => knownApplicant(ctx.house, ctx.actor, input)),

  /** 用以前交过的材料: the clerk records how the applicant agreed, and is shown what will do. */
  reuse: guarded
    .input(
      z.object({
        number: z.string().trim().max(20),
        kind: z.enum(["person", "organisation"]),
        hasAgent: z.boolean(),
        itemCode: z.string().max(60),
        manner: z.enum(["spoken", "signed"]),
      }),
    )
    .mutation(({ ctx, input }) => consentAtWindow(ctx.house, ctx.actor, input)),

  /** The same for what is supplied to a case. */
  reuseInCase: guarded
    .input(z.object({ caseId: z.uuid(), manner: z.enum(["spoken", "signed"]) }))
    .mutation(({ ctx, input }) => consentInCase(ctx.house, ctx.actor, input)),

  stopReuse: guarded
    .input(z.object({ number: z.string().trim().max(20) }))
    .mutation(({ ctx, input }) => stopAtWindow(ctx.house, ctx.actor, input.number)),

  item: guarded.input(z.object({ code: z.string().max(60) })).query(async ({ ctx, input }) => {
    const found = await findItem(ctx.house, input.code);
    if (found === null) return null;
    const { name, kind, department, objects, conditions, situations = [], materials, form } = found.package;
    const byCode = await orgs(ctx.house);
    const departmentName = byCode.get(department)?.name ?? department;
    // The windows of this person that may take it in; none means that the applicant must go to another one.
    const windows = ctx.actor.holdings.flatMap(({ org, post }) => {
      const place = byCode.get(org);
      return post === "window-clerk" && place?.active && receives(place, found.package) ? [org] : [];
    });
    const mail = ctx.house.channels.has("email");
    return {
      code: found.code,
      mail,
      name,
      kind,
      departmentName,
      objects,
      conditions,
      situations,
      materials,
      form: askedForm(form),
      windows,
    };
  }),
});

const USUAL = 8;

async function usualEntries(house: House, actor: PersonActor) {
  const codes = await usualItems(house, actor, USUAL);
  const [byCode, found] = await Promise.all([orgs(house), Promise.all(codes.map((code) => findItem(house, code)))]);
  return found.flatMap((item) => {
    if (item === null) return [];
    const { name, kind, department } = item.package;
    return [{ code: item.code, name, kind, departmentName: byCode.get(department)?.name ?? department, usual: true }];
  });
}
