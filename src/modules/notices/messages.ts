/**
 * What notices say, in plain words: one function a kind. No names of applicants, no numbers of theirs: a notice may lie open on a screen or in a
 * letter box.
 */
import { defineMessages } from "../../platform/i18n/index.ts";

/** Codes, names of items and steps, days; what a kind doesn't need is absent. */
export type NoticeParams = Readonly<Record<string, string>>;

const of = (p: NoticeParams) => `“${p.item ?? ""}”（${p.number ?? ""}）`;
const ofEn = (p: NoticeParams) => `“${p.item ?? ""}” (${p.number ?? ""})`;
const until = (p: NoticeParams) => (p.due ? `，期限到 ${p.due}` : "");
const untilEn = (p: NoticeParams) => (p.due ? `, due ${p.due}` : "");

const ENDINGS = {
  zh: { withdraw: "撤回", revoke: "撤销", cancel: "注销" },
  en: { withdraw: "withdrawn", revoke: "revoked", cancel: "cancelled" },
};
const endingOf = (words: Readonly<Record<string, string>>, p: NoticeParams) => words[p.act ?? ""] ?? "";
const endingZh = (p: NoticeParams) => endingOf(ENDINGS.zh, p);
const endingEn = (p: NoticeParams) => endingOf(ENDINGS.en, p);

const staffZh = {
  "task-given": (p: NoticeParams) => `${of(p)}的“${p.step ?? ""}”环节由您办理${until(p)}`,
  "task-claimable": (p: NoticeParams) => `${of(p)}的“${p.step ?? ""}”环节等人认领，您可以认领${until(p)}`,
  "task-returned": (p: NoticeParams) => `${of(p)}被退回到您办理的“${p.step ?? ""}”环节，请看退回意见`,
  "task-handed-up": (p: NoticeParams) => `${of(p)}的“${p.step ?? ""}”环节没有人能办，请您指定办理人${until(p)}`,
  "task-overrun": (p: NoticeParams) => `${of(p)}的“${p.step ?? ""}”环节超过时限没有办，转到您这里，请您指定办理人`,
  "over-limit": (p: NoticeParams) => `${of(p)}的“${p.step ?? ""}”环节已经超过时限，请马上办理${until(p)}`,
  copied: (p: NoticeParams) => `${of(p)}抄送给您，请知晓`,
  asked: (p: NoticeParams) => `有同事就${of(p)}征求您的意见，请回复${until(p)}`,
  "answer-came": (p: NoticeParams) => `您就${of(p)}征求的意见，对方已经答复，请看办理记录`,
  "extension-asked": (p: NoticeParams) => `有同事申请延长${of(p)}的办理期限，请您审批`,
  "extension-granted": (p: NoticeParams) => `${of(p)}的延期申请已经批准${p.due ? `，法定期限延长到 ${p.due}` : ""}`,
  "extension-refused": (p: NoticeParams) => `${of(p)}的延期申请没有批准，期限不变，请按期办结`,
  urged: (p: NoticeParams) => `有人催办${of(p)}的“${p.step ?? ""}”环节，请尽快办理${until(p)}`,
  "materials-came": (p: NoticeParams) => `${of(p)}的申请人补交了材料，请查看`,
  withdrawn: (p: NoticeParams) => `${of(p)}的申请人撤回了申请，不用再办`,
  limit: (p: NoticeParams) => `${of(p)}${p.step ? `的“${p.step}”环节` : ""}：${p.why ?? ""}（期限 ${p.due ?? ""}）`,
  "act-flagged": (p: NoticeParams) =>
    `${of(p)}${p.step ? `的“${p.step}”环节` : ""}：${p.why ?? ""}。监察已经记下，请核对；有原因的，在办理意见里说明`,
  "act-flagged-below": (p: NoticeParams) =>
    `${p.who ? `${p.who}办理` : ""}${of(p)}${p.step ? `的“${p.step}”环节` : ""}：${p.why ?? ""}。监察已经记下，请过问`,
  "day-moved": (p: NoticeParams) => `节假日安排有变，${of(p)}的到期日已重新计算${until(p)}`,
  "handover-overdue": (p: NoticeParams) =>
    `交接单 ${p.number ?? ""}（${p.from ?? ""} → ${p.to ?? ""}）过了 ${p.due ?? ""} 还没有签收，请双方核对交接`,
  "licence-expiring": (p: NoticeParams) => `${of(p)}的有效期到 ${p.due ?? ""}，请提醒持证人按期申请延续`,
  "licence-expired": (p: NoticeParams) => `${of(p)}的有效期已于 ${p.due ?? ""} 届满，没有延续的应当依法注销`,
  "licence-proposed": (p: NoticeParams) => `有同事提出${endingZh(p)}${of(p)}，请您决定`,
  "licence-refused": (p: NoticeParams) => `您对${of(p)}提出的处理意见没有同意，请看理由`,
  "licence-ended": (p: NoticeParams) => `${of(p)}已决定${endingZh(p)}，请送达决定书并登记`,
  "licence-deemed": (p: NoticeParams) => `${of(p)}期满前没有作出是否延续的决定，依法视为准予延续，请尽快办结并发证`,
} as const;

const applicantZh = {
  "holder-expiring": (p: NoticeParams) => `您持有的${of(p)}有效期到 ${p.due ?? ""}。需要延续的，请在期满 30 日前提出申请。`,
  "holder-expired": (p: NoticeParams) => `您持有的${of(p)}有效期已于 ${p.due ?? ""} 届满，不能再使用。需要继续从事有关活动的，请重新申请。`,
  "holder-ended": (p: NoticeParams) => `您持有的${of(p)}已被依法${endingZh(p)}，决定书将送达给您，理由和救济途径写在决定书里。`,
  "holder-deemed": (p: NoticeParams) => `您持有的${of(p)}期满前没有作出是否延续的决定，依法视为准予延续，可以继续使用。`,
  "holder-revived": (p: NoticeParams) => `代替您的${of(p)}的新证照已作废，原证照恢复，有效期至原定的日期。`,
  "holder-replaced": (p: NoticeParams) => `您持有的${of(p)}已由新的证照（${p.next ?? ""}）代替，请按约定的方式领取。`,
  "asker-answered": (p: NoticeParams) => `您的咨询（${p.number ?? ""}）已经答复，请凭咨询编号和查询码在网上查看。`,
  "owner-papers-used": (p: NoticeParams) =>
    `您以前办事交过的材料（${p.papers ?? ""}）用在了${of(p)}的申请里，记录的是您${p.manner === "code" ? "凭手机验证码" : p.manner === "signed" ? "书面" : "当面口头"}同意。不是您同意的，请马上到政务服务窗口说明；以后不想再沿用的，凭以前的办件编号查进度，按“不再同意沿用我的材料”。`,
  "applicant-received": (p: NoticeParams) => `您申请的${of(p)}材料已收到，5 个工作日内告诉您是否受理。`,
  "applicant-situation": (p: NoticeParams) => `您申请的${of(p)}，窗口更正了办理情形，需要的材料有变化，查进度可以看到更正的内容和理由。`,
  "applicant-accepted": (p: NoticeParams) => `您申请的${of(p)}已受理${p.due ? `，承诺在 ${p.due} 前办结` : ""}。`,
  "applicant-deemed": (p: NoticeParams) =>
    `您申请的${of(p)}已满 5 个工作日，依法从收到材料之日起视为受理${p.due ? `，承诺在 ${p.due} 前办结` : ""}。`,
  "applicant-supplement": (p: NoticeParams) =>
    `您申请的${of(p)}需要补正材料${p.due ? `，请在 ${p.due} 前补交` : ""}。补正告知书列出了全部要补的内容，请登录查看或到窗口询问。`,
  "applicant-term": (p: NoticeParams) => `您申请的${of(p)}还有材料没有补交，期限到 ${p.due ?? ""}，请尽快补交。`,
  "applicant-term-over": (p: NoticeParams) => `您申请的${of(p)}补交材料的期限（${p.due ?? ""}）已过，请尽快与受理窗口联系。`,
  "applicant-refused": (p: NoticeParams) => `您申请的${of(p)}没有受理。理由和救济途径写在告知书里，请登录查看或到窗口领取。`,
  "applicant-suspended": (p: NoticeParams) =>
    `您申请的${of(p)}需要${p.procedure ?? ""}，预计 ${p.days ?? ""} 个工作日，这段时间不计入办理期限。`,
  "applicant-resumed": (p: NoticeParams) => `您申请的${of(p)}特别程序已结束，继续办理${p.due ? `，承诺在 ${p.due} 前办结` : ""}。`,
  "applicant-decided": (p: NoticeParams) => `您申请的${of(p)}已作出决定，请登录查看；要领取证件或文书的，请按约定的方式领取。`,
  "applicant-delivered": (p: NoticeParams) => `您申请的${of(p)}结果已经送达，办理完毕。欢迎评价本次服务。`,
  "applicant-extended": (p: NoticeParams) =>
    `您申请的${of(p)}经批准延长办理期限${p.due ? `，法定期限到 ${p.due}` : ""}。理由写在延期通知书里。`,
  "applicant-ended": (p: NoticeParams) => `您申请的${of(p)}已终止办理。理由请登录查看或到窗口询问。`,
} as const;

const staffEn: { [K in keyof typeof staffZh]: (p: NoticeParams) => string } = {
  "task-given": (p) => `The step “${p.step ?? ""}” of ${ofEn(p)} is yours${untilEn(p)}`,
  "task-claimable": (p) => `The step “${p.step ?? ""}” of ${ofEn(p)} waits to be claimed; you may take it${untilEn(p)}`,
  "task-returned": (p) => `${ofEn(p)} was returned to your step “${p.step ?? ""}”; please see why`,
  "task-handed-up": (p) => `Nobody can do the step “${p.step ?? ""}” of ${ofEn(p)}; please say who does${untilEn(p)}`,
  "task-overrun": (p) => `The step “${p.step ?? ""}” of ${ofEn(p)} went over its limit and came to you; please say who does it`,
  "over-limit": (p) => `The step “${p.step ?? ""}” of ${ofEn(p)} is over its limit; please see to it now${untilEn(p)}`,
  copied: (p) => `You have a copy of ${ofEn(p)}`,
  asked: (p) => `A colleague asks for your word on ${ofEn(p)}${untilEn(p)}`,
  "answer-came": (p) => `Your question on ${ofEn(p)} has been answered; see the record`,
  "extension-asked": (p) => `A colleague asks for more time for ${ofEn(p)}; please decide`,
  "extension-granted": (p) => `More time was granted for ${ofEn(p)}${p.due ? `; by law it is now due by ${p.due}` : ""}`,
  "extension-refused": (p) => `No more time was granted for ${ofEn(p)}; the limit stays`,
  urged: (p) => `The step “${p.step ?? ""}” of ${ofEn(p)} is being waited for; please see to it${untilEn(p)}`,
  "materials-came": (p) => `The applicant of ${ofEn(p)} has supplied materials; please look`,
  withdrawn: (p) => `The applicant of ${ofEn(p)} has withdrawn; nothing more to do`,
  limit: (p) => `${ofEn(p)}${p.step ? `, step “${p.step}”` : ""}: ${p.whyEn ?? ""} (due ${p.due ?? ""})`,
  "act-flagged": (p) =>
    `${ofEn(p)}${p.step ? `, step “${p.step}”` : ""}: ${p.whyEn ?? ""}. Supervision has noted it; please check, and give the reason in your opinion if there is one`,
  "act-flagged-below": (p) =>
    `${p.who ? `${p.who} at ` : ""}${ofEn(p)}${p.step ? `, step “${p.step}”` : ""}: ${p.whyEn ?? ""}. Supervision has noted it; please look into it`,
  "day-moved": (p) => `The holiday calendar changed, and the days of ${ofEn(p)} were counted again${untilEn(p)}`,
  "handover-overdue": (p) =>
    `Hand-over list ${p.number ?? ""} (${p.from ?? ""} → ${p.to ?? ""}) was due by ${p.due ?? ""} and isn't signed for; please check it together`,
  "licence-expiring": (p) => `${ofEn(p)} is valid until ${p.due ?? ""}; please remind its holder to ask for a renewal in time`,
  "licence-expired": (p) => `${ofEn(p)} expired on ${p.due ?? ""}; unless renewed it is to be cancelled`,
  "licence-proposed": (p) => `A colleague proposes that ${ofEn(p)} be ${endingEn(p)}; please decide`,
  "licence-refused": (p) => `What you proposed for ${ofEn(p)} was refused; please see why`,
  "licence-ended": (p) => `${ofEn(p)} is ${endingEn(p)}; please deliver the decision and record it`,
  "licence-deemed": (p) =>
    `No decision on the renewal of ${ofEn(p)} was made in time: by law it counts as renewed; please finish the case and issue it`,
};

const applicantEn: { [K in keyof typeof applicantZh]: (p: NoticeParams) => string } = {
  "holder-expiring": (p) => `Your ${ofEn(p)} is valid until ${p.due ?? ""}. Ask for a renewal at least 30 days before that day.`,
  "holder-expired": (p) => `Your ${ofEn(p)} expired on ${p.due ?? ""} and can't be used any more. To go on, please apply anew.`,
  "holder-ended": (p) =>
    `Your ${ofEn(p)} was ${endingEn(p)} by law. The decision, with its reasons and your remedies, will be delivered to you.`,
  "holder-deemed": (p) =>
    `No decision on the renewal of your ${ofEn(p)} was made in time: by law it counts as renewed, and you may go on using it.`,
  "holder-revived": (p) => `The licence that replaced your ${ofEn(p)} was voided; yours holds again until its own last day.`,
  "holder-replaced": (p) => `Your ${ofEn(p)} has been replaced by a new licence (${p.next ?? ""}); please collect it as agreed.`,
  "asker-answered": (p) => `Your question (${p.number ?? ""}) has been answered; its number and code show you the answer on the site.`,
  "owner-papers-used": (p) =>
    `Papers you gave before (${p.papers ?? ""}) were used in the application ${ofEn(p)}; on record is that you agreed ${p.manner === "code" ? "by a code to your phone" : p.manner === "signed" ? "in writing" : "in words"}. If you didn't, tell a window at once; if you want it no more, look up the earlier application and press “I no longer agree to the use of my documents”.`,
  "applicant-received": (p) => `The papers for ${ofEn(p)} are in hand. You are told within 5 working days whether it is accepted.`,
  "applicant-situation": (p) =>
    `The window corrected the situation you gave for ${ofEn(p)}; the papers needed have changed. What was corrected and why stands with the progress.`,
  "applicant-accepted": (p) => `Your application ${ofEn(p)} is accepted${p.due ? `; it will be done by ${p.due}` : ""}.`,
  "applicant-deemed": (p) =>
    `Five working days have passed: by law your application ${ofEn(p)} counts as accepted from the day it came${p.due ? `; it will be done by ${p.due}` : ""}.`,
  "applicant-supplement": (p) =>
    `Your application ${ofEn(p)} needs corrections${p.due ? ` by ${p.due}` : ""}. The notice lists all of them; please sign in or ask at the window.`,
  "applicant-term": (p) => `Materials for ${ofEn(p)} are still to come; they are due by ${p.due ?? ""}.`,
  "applicant-term-over": (p) => `The term for materials of ${ofEn(p)} ended on ${p.due ?? ""}; please get in touch with the window.`,
  "applicant-refused": (p) => `Your application ${ofEn(p)} was not accepted. The notice gives the reason and the remedies.`,
  "applicant-suspended": (p) =>
    `Your application ${ofEn(p)} needs ${p.procedure ?? ""}, about ${p.days ?? ""} working days that aren't counted.`,
  "applicant-resumed": (p) => `The special procedure for ${ofEn(p)} has ended${p.due ? `; it will be done by ${p.due}` : ""}.`,
  "applicant-decided": (p) => `Your application ${ofEn(p)} has been decided; please sign in to see it, and collect the papers as agreed.`,
  "applicant-delivered": (p) => `The result of ${ofEn(p)} has been delivered. Tell us how it went.`,
  "applicant-extended": (p) =>
    `The time for ${ofEn(p)} was extended${p.due ? `; by law it is due by ${p.due}` : ""}. The notice gives the reason.`,
  "applicant-ended": (p) => `The handling of ${ofEn(p)} has been ended. Please sign in or ask at the window for the reason.`,
};

export const noticeMessages = defineMessages({
  "zh-CN": { ...staffZh, ...applicantZh, subject: (item: string) => `政务服务提醒：${item}`, unknown: "有一条新提醒，请登录查看" },
  en: { ...staffEn, ...applicantEn, subject: (item: string) => `Notice: ${item}`, unknown: "There is a new notice; please sign in" },
});

export type StaffKind = keyof typeof staffZh;
export type ApplicantKind = keyof typeof applicantZh;
export type NoticeKind = StaffKind | ApplicantKind;
export const NOTICE_KINDS = [...Object.keys(staffZh), ...Object.keys(applicantZh)] as NoticeKind[]; // keys of the tables above
