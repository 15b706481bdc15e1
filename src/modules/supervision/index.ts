/**
 * Supervision (电子监察): time rules watch every clock of every matter; what breaks them becomes an alarm within seconds; any case can be replayed.
 * Tables: schema `supervision`. Follows every recorded command (`watchClocks`). Live channels out: `alarms`, `supervision-rules`.
 */
export { type AlarmQuery, alarms } from "./alarms.ts";
export { applyRules } from "./apply-rules.ts";
export { liveList } from "./live-list.ts";
export { publishRules } from "./publish-rules.ts";
export { raiseAlarms } from "./raise-alarms.ts";
export { replayCase } from "./replay-case.ts";
export { carrying, withStanding } from "./standing.ts";
export { watchClocks } from "./watch-clocks.ts";
