import { caseTermsZhCN } from "../../../modules/cases/shared.ts";
import { identityMessages } from "../../../modules/identity/shared.ts";

/** The field's own terms (docs/glossary.md): states, kinds, clocks, levels, posts, what happened. */
export const termsZhCN = {
  ...caseTermsZhCN,
  kinds: { instant: "即办件", promised: "承诺件", deferred: "补办件", forwarded: "上报件", joint: "联办件" },
  levels: { none: "正常", note: "提示", warning: "预警", yellow: "黄牌", red: "红牌" },
  nameOf: (name: string, about: string) => `${name}（${about}）`,
  periodOver: "已满期",
  left: (days: number, unit: string) => `剩 ${days} ${unit}`,
  dueToday: "今天到期",
  overToday: "今天下班时已到期",
  over: (days: number, unit: string) => `超 ${days} ${unit}`,
  stopped: "暂停计时",
  met: "按时完成",
  missed: "已超时完成",
  provisional: "暂定",
  provisionalWhy: "节假日安排尚未公布，日期为暂定。",
  units: { workday: "天", day: "日" },
  unitNames: { workday: "工作日", day: "自然日" },
  dueOn: (day: string) => `${day} 到期`,
  posts: identityMessages("zh-CN").posts,
  orgKinds: { county: "县政府", department: "部门", township: "乡镇", village: "村（社区）", hall: "政务大厅" },
};
