import { z } from "zod";
import { askedForm } from "../../core/forms/index.ts";
import { receives } from "../../modules/cases/index.ts";
import { findItem, listItems } from "../../modules/catalogue/index.ts";
import { orgs } from "../../modules/identity/index.ts";
import { guarded, router } from "./trpc.ts";

/** What the counter needs: finding the item, and its form and papers. Handing in is `cases.perform` with the command `submit`. */
export const intakeRouter = router({
  items: guarded.input(z.object({ text: z.string().trim().max(60) })).query(async ({ ctx, input }) => {
    const found = await listItems(ctx.house, input.text === "" ? {} : { text: input.text }, { limit: 20 });
    return found.rows.filter((row) => row.class !== "disclosure");
  }),

  item: guarded.input(z.object({ code: z.string().max(60) })).query(async ({ ctx, input }) => {
    const found = await findItem(ctx.house, input.code);
    if (found === null) return null;
    const { name, kind, department, objects, conditions, materials, form } = found.package;
    const byCode = await orgs(ctx.house);
    const departmentName = byCode.get(department)?.name ?? department;
    // The windows of this person that may take it in; none means that the applicant must go to another one.
    const windows = ctx.actor.holdings.flatMap(({ org, post }) => {
      const place = byCode.get(org);
      return post === "window-clerk" && place?.active && receives(place, found.package) ? [org] : [];
    });
    return { code: found.code, name, kind, departmentName, objects, conditions, materials, form: askedForm(form), windows };
  }),
});
