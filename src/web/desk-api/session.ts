import { z } from "zod";
import { processWords } from "../../core/process/index.ts";
import { caseMessages } from "../../modules/cases/shared.ts";
import { catalogueMessages } from "../../modules/catalogue/shared.ts";
import { designMessages } from "../../modules/designs/shared.ts";
import { documentMessages } from "../../modules/documents/shared.ts";
import { handoverMessages } from "../../modules/handovers/shared.ts";
import { identityMessages, orgs } from "../../modules/identity/index.ts";
import type { Org, Permission, Post } from "../../modules/identity/shared.ts";
import { licenceMessages } from "../../modules/licences/shared.ts";
import { queueMessages } from "../../modules/queue/shared.ts";
import { LANGS } from "../../platform/i18n/index.ts";
import { guarded, router } from "./trpc.ts";

/** The signed-in person as the shell shows them. */
export interface Me {
  id: string;
  name: string;
  staffNumber: string;
  holdings: { org: string; orgName: string; post: Post; section: string | null; for?: { id: string; name: string } }[];
  /** Permissions held beyond one's own person; the menu is made of them. */
  permissions: Permission[];
  mustChangePassword: boolean;
  countyName: string;
  publicUrl: string;
  demo: boolean;
}

export const sessionRouter = router({
  /** What the modules say when they refuse something: code → words. */
  words: guarded.input(z.object({ lang: z.enum(LANGS) })).query(
    ({ input: { lang } }): Record<string, string> => ({
      ...processWords(lang),
      ...caseMessages(lang),
      ...documentMessages(lang),
      ...identityMessages(lang).codes,
      ...catalogueMessages(lang).codes,
      ...designMessages(lang),
      ...queueMessages(lang),
      ...handoverMessages(lang),
      ...licenceMessages(lang),
    }),
  ),

  me: guarded.query(async ({ ctx }): Promise<Me> => {
    const { actor, house } = ctx;
    const byCode = await orgs(house);
    const reaching = actor.grants.filter((grant) => grant.scope !== "self").map((grant) => grant.permission);
    return {
      id: actor.id,
      name: actor.name,
      staffNumber: actor.staffNumber,
      holdings: actor.holdings.map((holding) => ({ ...holding, orgName: byCode.get(holding.org)?.name ?? holding.org })),
      permissions: [...new Set(reaching)],
      mustChangePassword: ctx.mustChangePassword,
      countyName: countyOf(byCode),
      publicUrl: house.publicUrl,
      demo: house.demo,
    };
  }),
});

function countyOf(byCode: ReadonlyMap<string, Org>): string {
  for (const org of byCode.values()) if (org.kind === "county") return org.name;
  return "";
}
