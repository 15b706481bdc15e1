import type { Translation } from "../../../platform/i18n/index.ts";
import type { delegationZhCN } from "./delegation.zh-CN.ts";

export const delegationEn: Translation<typeof delegationZhCN> = {
  title: "Stand-ins",
  intro: "Who does your steps while you are away. It begins and ends by itself on its days.",
  none: "Nobody stands in for anybody now",
  noneHint: "Name somebody below before you leave; your steps then stand in their list as well.",
  me: "I",
  line: (away, deputy) => `${deputy} stands in for ${away}`,
  days: (from, until) => (from === until ? from : `${from} to ${until}`),
  end: "End it now",
  formTitle: "Name a stand-in",
  formHint:
    "They act under their own name, and the record says for whom. Only posts that handle cases go over, and they can't be passed on. You may still act yourself.",
  person: "Who is away",
  deputy: "Stand-in",
  deputyNeeded: "Please choose somebody",
  from: "From",
  until: "To, that day included",
  dayNeeded: "Please choose a day",
  reason: "Reason (optional)",
  set: "Name",
  done: "Done",
};
