import type { AlarmRow } from "../../../modules/supervision/shared.ts";
import { useLanguage, useText } from "../language.tsx";
import { processesText } from "../messages/processes.ts";
import { supervisionText } from "../messages/supervision.ts";
import { termsText } from "../messages/terms.ts";

/** An alarm in words: what was broken and at which step, and what was seen of it. */
export function useAlarmWords(): (alarm: AlarmRow) => { what: string; seen: string } {
  const { lang } = useLanguage();
  const text = useText(supervisionText);
  const terms = useText(termsText);
  const clocks: Readonly<Record<string, string>> = terms.clocks;
  const roles: Readonly<Record<string, string>> = useText(processesText).roles;

  const figures = (seen: NonNullable<AlarmRow["act"]>["seen"]) =>
    Object.entries(seen).flatMap(([key, value]) => {
      if (key === "seconds" || key === "count" || key === "characters") return [text.seen[key](Number(value))];
      if (key === "measures") return [text.seen.measures(String(value))];
      return key === "role" ? [text.seen.role(roles[value] ?? String(value))] : [];
    });
  return ({ act, ruleName, stepName, clock, due }) => ({
    what: [act?.point ?? ruleName[lang], stepName].filter(Boolean).join(" · "),
    // A point's own name stands in front: the rule it breaks is said after it.
    seen: act
      ? [act.person || text.byItself, ...figures(act.seen), ...(act.point ? [ruleName[lang]] : [])].join(" · ")
      : `${clocks[clock] ?? clock} · ${terms.dueOn(due ?? "")}`,
  });
}
