import type { Tx } from "../../platform/db/index.ts";
import { CASE_KIND_NAME } from "../cases/index.ts";
import type { House } from "../house.ts";
import { type Told, tellStatements } from "../notices/index.ts";
import type { FlaggedAct } from "./judge-acts.ts";
import { namesOf, nearestHolders } from "./tell-alarms.ts";

/** Tells whoever did what was flagged, and the posts the rule names, nearest above where they work. */
export async function tellActs(house: House, tx: Tx, flagged: readonly FlaggedAct[]): Promise<void> {
  const ids = [...new Set(flagged.map(({ act }) => act.matter))];
  const [names, nearest] = await Promise.all([namesOf(house, ids), nearestHolders(house)]);
  const told: Told[] = flagged.flatMap(({ act, rule, point }) => {
    const { person } = act;
    const params = {
      ...(names.get(act.matter) ?? { item: "", number: "" }),
      why: point ?? rule.name["zh-CN"],
      whyEn: point ?? rule.name.en,
      ...(act.facts.step === null ? {} : { step: act.facts.step }),
    };
    const one = {
      key: `act:${act.matter}:${act.sequence}:${rule.id}:${point ?? ""}`,
      matter: { id: act.matter, kind: CASE_KIND_NAME },
      params,
      by: null,
    };
    const posts = rule.told.flatMap((who) =>
      who === "holder" || who === "named" || who === "applicant"
        ? []
        : person === null
          ? nearest(act.facts.org ?? "", who)
          : nearest(null, who, person),
    );
    return [
      ...(person === null ? [] : [{ ...one, kind: "act-flagged" as const, to: { person } }]),
      ...posts
        .filter((above) => above !== person)
        // Whom they are to ask; the officer knows it is they.
        .map((above) => ({
          ...one,
          kind: "act-flagged-below" as const,
          params: { ...params, who: act.facts.personName },
          to: { person: above },
        })),
    ];
  });
  for (const statement of await tellStatements(house, told)) await statement.execute(tx);
}
