import type { Translation } from "../../../platform/i18n/index.ts";
import type { worklistZhCN } from "./worklist.zh-CN.ts";

export const worklistEn: Translation<typeof worklistZhCN> = {
  intro: {
    todo: "What waits for you, by what is due first.",
    running: "Everything your organisation is working on.",
    done: "Cases you had a hand in, the latest first.",
  },
  columns: {
    number: "Number",
    item: "Item",
    applicant: "Applicant",
    step: "Step",
    clocks: "Time left",
    submitted: "Handed in",
    state: "State",
    department: "Department",
  },
  notNumbered: "application",
  searchHere: "Find by number, item or applicant",
  empty: {
    todo: "Nothing waits for you",
    running: "No cases under way",
    done: "No cases done yet",
  },
  emptyHint: {
    todo: "Cases that reach your post appear here by themselves.",
    running: "Accepted cases stand here until they are closed.",
    done: "After you have taken a step, its case stays here to look up.",
  },
  noMatch: (text) => `Nothing fits “${text}”`,
  noMatchHint: "Try part of the number or the item's name, or clear the search.",
  clear: "Clear the search",
  newIntake: "Counter intake",
  caption: (box) => `List: ${box}`,
  recorded: "Recorded",
  clocksOff: "no clock",
};
