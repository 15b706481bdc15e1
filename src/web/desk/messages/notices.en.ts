import type { Translation } from "../../../platform/i18n/index.ts";
import type { noticesZhCN } from "./notices.zh-CN.ts";

export const noticesEn: Translation<typeof noticesZhCN> = {
  bell: (unread) => (unread === 0 ? "Notices: none unread" : `Notices: ${unread > 99 ? "more than 99" : unread} unread`),
  title: "Notices",
  intro: "What was given to you, returned to you or is soon due. The newest first.",
  show: "Show",
  all: "All",
  unread: "Unread",
  readAll: "Mark all as read",
  markRead: "Mark as read",
  isNew: "New",
  none: "No notices yet",
  noneUnread: "No unread notices",
  noneHint: "When a step is given or returned to you or is soon due, a line appears here and the bell shows how many.",
  openCase: "Open the case",
  openQuestion: "Open the question",
  openLicence: "Open the licence",
  contactTitle: "How else to reach me",
  contactHint:
    "With an address or mobile number, notices are sent there too (where the county has set up mail or short messages). Only you see them; leave empty for none.",
  email: "E-mail",
  emailWrong: "This isn't an address, e.g. name@example.gov.cn",
  phone: "Mobile number",
  phoneWrong: "Enter an 11-digit mobile number",
  save: "Save",
  saved: "Saved",
};
