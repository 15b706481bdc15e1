import type { Lang } from "../../platform/i18n/index.ts";
import { caseKind, clockNames, clockViews, itemOfCase, readerRights, recordSight, type Shown, sightOf, viewOf } from "../cases/index.ts";
import type { House } from "../house.ts";
import { orgs, staffDirectory } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import { calendarOf, foldFrames, readJournal, readMatter } from "../matters/index.ts";
import { alarmsOf } from "./alarms.ts";
import type { Replay, ReplayFrame } from "./shared.ts";

/**
 * Any case, step by step: state, form, materials, people and clocks as they stood right after each event, counted with the calendar of that
 * time and seen from that day (七(五)1). Null where there is none, or the reader may not replay it. Personal data are
 * masked (practice §9) unless asked for in `full`, which is logged; who has a step in the case sees no more of the form here than there.
 */
export async function replayCase(house: House, actor: Actor, id: string, lang: Lang = "zh-CN", full = false): Promise<Replay | null> {
  const matter = await readMatter(house, caseKind, id);
  if (!matter || !can(actor, "supervision.replay", { org: matter.state.own.item.department })) return null;
  const byRequest = sightOf(actor, matter) !== "full";
  const masked = byRequest && !full;
  if (byRequest && full) await recordSight(house, actor, matter, "replay");
  const [events, item, byCode, staff] = await Promise.all([
    readJournal(house, caseKind, id),
    itemOfCase(house, matter.state.own),
    orgs(house),
    staffDirectory(house),
  ]);
  const registers = { orgs: byCode, staff };
  const shown: Shown = { masked, opinions: true, rights: readerRights(actor, matter.state, item) };
  const frames: ReplayFrame[] = [];
  for (const frame of foldFrames(house, caseKind, id, events)) {
    const event = events[frame.version - 1];
    if (!event) continue;
    const view = viewOf(frame, [event], item, registers, shown, lang);
    const clocks = Object.values(frame.state.clocks);
    const calendar = await calendarOf(house, clocks.at(-1)?.calendar ?? "");
    frames.push({
      sequence: event.sequence,
      at: event.at,
      type: event.type,
      person: view.timeline[0]?.person ?? null,
      state: view.state,
      position: view.position,
      form: view.form,
      situations: view.situations,
      materials: [...view.materials, ...view.otherMaterials],
      tasks: view.tasks,
      ballots: view.ballots,
      clocks: clockViews(clocks, new Date(event.at), calendar, clockNames(frame.state, item, byCode)),
    });
  }
  const last = viewOf(matter, events, item, registers, shown, lang);
  return {
    number: last.number,
    applicationNumber: last.applicationNumber,
    itemName: last.item.name,
    drawing: last.drawing,
    masked,
    timeline: last.timeline,
    frames,
    alarms: await alarmsOf(house, id),
  };
}
