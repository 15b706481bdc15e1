import { caseTermsEn } from "../../../modules/cases/shared.ts";
import { identityMessages } from "../../../modules/identity/shared.ts";
import type { Translation } from "../../../platform/i18n/index.ts";
import type { termsZhCN } from "./terms.zh-CN.ts";

export const termsEn: Translation<typeof termsZhCN> = {
  ...caseTermsEn,
  kinds: { instant: "Instant", promised: "Promised", deferred: "Deferred", forwarded: "Forwarded", joint: "Joint" },
  levels: { none: "On time", note: "Note", warning: "Warning", yellow: "Yellow", red: "Red" },
  nameOf: (name, about) => `${name} (${about})`,
  periodOver: "period over",
  left: (days, unit) => `${days} ${unit} left`,
  dueToday: "due today",
  overToday: "over since closing time today",
  over: (days, unit) => `${days} ${unit} over`,
  stopped: "clock stopped",
  met: "kept",
  missed: "missed",
  provisional: "provisional",
  provisionalWhy: "The holidays of that year aren't published yet, so the date is provisional.",
  units: { workday: "wd", day: "d" },
  unitNames: { workday: "working days", day: "days" },
  dueOn: (day) => `due ${day}`,
  posts: identityMessages("en").posts,
  orgKinds: { county: "County government", department: "Department", township: "Township", village: "Village", hall: "Service hall" },
};
