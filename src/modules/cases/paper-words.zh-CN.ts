import type { BallotFact } from "./domain/ballot-fact.ts";

/** Words that documents say of a case, beside those of their templates. */
export const PAPER_WORDS = {
  outcomes: { grant: "准予", deny: "不予" },
  manners: { window: "窗口领取", online: "网上送达", post: "邮寄" },
  given: { paper: "纸质", files: "电子文件", both: "纸质和电子文件" },
  term: (amount: number, unit: "workday" | "day") => (amount === 0 ? "当场" : `${amount}${unit === "workday" ? "个工作日" : "日"}`),
  basis: (document: string, article: string) => `${document.startsWith("《") ? document : `《${document}》`}${article}`,
  and: "、",
  /** 票签: one answer, and the count after it. */
  ballot: ({ agree, weight, agreed, refused, total, outcome }: BallotFact) =>
    `投${agree ? "同意" : "不同意"}票 ${weight} 票；同意 ${agreed} 票，不同意 ${refused} 票，共 ${total} 票${outcome === null ? "" : outcome === "agreed" ? "，通过" : "，未通过"}`,
  /** Of a change: what its contents are called, and what stood there before where nothing did. */
  change: {
    nothing: "无",
    name: "持证人名称",
    address: "持证人地址",
    plain: (label: string) => label.replace(/^(拟?变更后的?|拟?变更为|新的?)/, ""),
  },
  /** What is known by a number: a person, a document. */
  numbered: (name: string, number: string) => `${name}（${number}）`,
  /** 行政复议法, 行政诉讼法: an authority's decision is reviewed by the government it belongs to. */
  court: "有管辖权的人民法院",
  remedy: (review: string, court: string) =>
    `如不服本决定，可以自收到本决定书之日起六十日内向${review}申请行政复议，或者六个月内依法向${court}提起行政诉讼。`,
} as const;
