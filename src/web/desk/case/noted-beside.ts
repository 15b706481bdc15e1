import type { CaseView } from "../../../modules/cases/shared.ts";
import type { AlarmRow } from "../../../modules/supervision/shared.ts";

/**
 * What supervision noted that the clocks on the page don't show themselves: acts, and the cards of limits that have ended since. A warning
 * that a limit came near is over with it.
 */
export function notedBeside<Alarm extends Pick<AlarmRow, "act" | "clock" | "due" | "stepName" | "level">>(
  alarms: readonly Alarm[],
  clocks: readonly Pick<CaseView["clocks"][number], "kind" | "due" | "stepName">[],
): Alarm[] {
  const isShown = ({ clock, due, stepName }: Alarm) =>
    clocks.some((one) => one.kind === clock && one.due === due && (one.stepName ?? null) === stepName);
  return alarms.filter((alarm) => alarm.act !== null || (alarm.level !== "warning" && !isShown(alarm)));
}
