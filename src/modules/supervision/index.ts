/**
 * Supervision (电子监察): rules watch every clock of every matter and what people do in cases; what breaks them becomes an alarm within seconds; any case can be replayed.
 * Tables: schema `supervision`. Follows every recorded command (`watchClocks`, `recordActs`). Live channels out: `alarms`, `supervision-rules`.
 */
export { type AlarmQuery, alarms, alarmsOfCase } from "./alarms.ts";
export { applyRules } from "./apply-rules.ts";
export { forgetActs } from "./forget-acts.ts";
export { judgeActs } from "./judge-acts.ts";
export { liveList } from "./live-list.ts";
export { publishRules } from "./publish-rules.ts";
export { raiseAlarms } from "./raise-alarms.ts";
export { recordActs } from "./record-acts.ts";
export { replayCase } from "./replay-case.ts";
export { carrying, withStanding } from "./standing.ts";
export { watchClocks } from "./watch-clocks.ts";
