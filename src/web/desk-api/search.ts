import { z } from "zod";
import { searchCases } from "../../modules/cases/index.ts";
import { listItems } from "../../modules/catalogue/index.ts";
import { listPeople } from "../../modules/identity/index.ts";
import { type DeskProcedure, mayCall } from "./rights.ts";
import { guarded, router } from "./trpc.ts";

const MOST_OF_EACH = 6;
/** As far as `listPeople` reads. */
const LONGEST_NAME = 40;

/** The box in the header: cases, items and people at once, each only for those who may look there. */
export const searchRouter = router({
  everything: guarded.input(z.object({ text: z.string().trim().min(1).max(80) })).query(async ({ ctx, input }) => {
    const { actor, house } = ctx;
    const may = (procedure: DeskProcedure) => mayCall(actor, procedure);
    const [cases, items, people] = await Promise.all([
      may("cases.view") ? searchCases(house, actor, input.text, MOST_OF_EACH) : [],
      may("intake.items") ? listItems(house, { text: input.text }, { limit: MOST_OF_EACH }).then((page) => page.rows) : [],
      seesPeople(actor.grants)
        ? listPeople(house, actor, { text: input.text.slice(0, LONGEST_NAME), limit: MOST_OF_EACH }).then((page) => page.rows)
        : [],
    ]);
    return {
      cases: cases.map(({ id, number, applicationNumber, itemName, applicantMasked }) => ({
        id,
        number: number ?? applicationNumber,
        itemName,
        applicantMasked,
      })),
      items: items.filter((item) => item.class !== "disclosure").map(({ code, name, departmentName }) => ({ code, name, departmentName })),
      people: people.map(({ id, name, staffNumber }) => ({ id, name, staffNumber })),
    };
  }),
});

function seesPeople(grants: readonly { permission: string; scope: string }[]): boolean {
  return grants.some((grant) => grant.permission === "identity.view" && grant.scope !== "self");
}
