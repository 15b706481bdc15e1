/** What stands in the sentences about an act: the step, where the case goes next, and whom it concerns. */
export interface ActFacts {
  step: string;
  next: string;
  /** Branches meet after this step, and others are still open. */
  waitsForOthers: boolean;
  target: string;
  person: string;
  days: number;
  supplementDays: number;
  outcome: string;
  isDenied: boolean;
  /** At a step that several people sign. */
  vote: VoteAhead | null;
}

/** What one answer does to the step that several people sign. */
export interface VoteAhead {
  unit: "votes" | "people";
  /** Votes of whoever answers; one where people are counted. */
  count: number;
  /** The step is decided by this answer. */
  settles: boolean;
  /** Agreeing votes or people still needed after this one agrees; null where that can't be told. */
  left: number | null;
}

const MEASURES = { votes: "票", people: "人" } as const;
const ballotOf = ({ unit, count }: VoteAhead, word: string) => (unit === "votes" ? `您的 ${count} 票记为${word}` : `您签${word}`);

function agreed({ step, next, waitsForOthers, vote }: ActFacts): string {
  if (!vote) return `「${step}」完成，意见记入办理过程，${waitsForOthers ? "等同时办理的环节都完成后，" : ""}本件转到${to(next)}。`;
  const own = `${ballotOf(vote, "同意")}，意见记入办理过程。`;
  if (vote.settles) return `${own}「${step}」随即通过，本件转到${to(next)}。`;
  return vote.left === null ? `${own}是否通过由本环节的规则决定。` : `${own}还需 ${vote.left} ${MEASURES[vote.unit]}同意才通过。`;
}

function disagreed({ step, vote }: ActFacts): string {
  if (!vote) return `您对「${step}」的不同意意见记入办理过程，由会签的规则决定本环节是否通过。`;
  const own = `${ballotOf(vote, "不同意")}，意见记入办理过程。`;
  return vote.settles ? `${own}「${step}」随即未通过，其他人不用再签。` : `${own}是否通过，等其他人签署。`;
}

const to = (next: string) => (next === "" ? "下一环节" : `「${next}」`);

export const actsZhCN = {
  title: "办理",
  choose: "选择办理方式",
  bar: "快速办理",
  goTo: (verb: string) => `到办理处：${verb}`,
  more: "更多",
  moreTitle: "其他办理方式",
  nothing: "您现在没有要办的",
  nothingHint: "本件不在您的岗位手里，可以查看，不能办理。",
  nothingPressing: "现在没有要您马上办的，等申请人或者别人这一步。需要时可以做上面的操作。",
  ended: "本件已经结束，没有要办的了。",
  unavailable: "现在不能做的",
  opinion: "办理意见",
  reason: "理由",
  note: "备注",
  optionalMark: "（可不填）",
  phrases: "常用语",
  kept: "意见已自动保存在本机，关闭浏览器标签页后清除。",
  send: (verb: string) => verb,
  sending: "正在提交…",
  willDo: "提交后",
  didTitle: "已办",
  nextOne: "回到待办，办下一件",
  moved: "就在刚才，别人先办了一步，页面已更新。填写的内容还在，请看清后再办。",
  movedOn: "就在刚才，别人先办了这一步（也可能是您在另一个窗口办的），页面已更新。您没有提交，不用再办。",
  seen: "我看过了",
  check: "材料核对",
  checkAll: "全部相符",
  laterAsk: "容缺，承诺补交日期",
  papersAsk: "收到的纸质材料",
  filesAsk: "收到的电子材料（扫描、拍照或者上传）",
  lacksAsk: "需要补正的材料和内容",
  lacksHint: "补正只能告知一次，请一次写全。",
  lacksFromRemarks: "文件上的批注已写进下面，申请人会看到，请改成他能看懂的话。",
  remark: (file: string | null, page: number | null, words: string) =>
    `${file === null ? "" : `《${file}》`}${page === null ? "" : `第 ${page} 页`}${file === null && page === null ? "" : "："}${words}`,
  and: "；",
  lackOf: (material: string) => `${material}：要补正什么`,
  outcome: "结论",
  refuseOutcome: "处理方式",
  notAccepted: "不予受理（不符合受理条件）",
  declined: "不受理（依法不需要许可或不属本机关）",
  rightAgency: "应向哪个机关申请",
  target: "退回到",
  afterwards: "退回后",
  rerun: "改好后逐环节重新办理",
  direct: "改好后直接送回本环节",
  measures: "风险防控措施",
  measureOf: (risk: string, level: "high" | "middle" | "low") => `风险点：${risk}（${{ high: "高", middle: "中", low: "低" }[level]}）`,
  measuresHint: "做到的请勾选，记入办理记录；高风险没有勾选就通过的，监察会提示。",
  readersAre: "传阅给",
  readersHint: "全县办理办件的人都可以传阅，一次可以选几个人。",
  personOf: (step: string) => `「${step}」由谁办理`,
  person: "转给谁",
  noCandidates: "本单位没有其他人担任这个岗位。",
  specialKind: "特别程序",
  noSpecial: "此事项没有规定特别程序，不能暂停。",
  specialMaximum: (days: number) => `最多 ${days} 个工作日`,
  specialTooLong: (days: number) => `超过了最长的 ${days} 个工作日，不能提交`,
  days: "需要几个工作日",
  noticed: "已将所需时间书面告知申请人（行政许可法第四十五条）",
  authority: "上级机关",
  replyNumber: "批复文号",
  manner: "送达方式",
  manners: { window: "窗口领取", online: "网上送达", post: "邮寄" },
  receiver: "领取人（收件人）",
  notArrived: "证照还没有经办结证件交接单送到窗口",
  unlisted: "证照是怎样拿到的",
  unlistedHint: "在“交接”里签收了，就不用写；没有交接单的写明，不少于四个字，写进办理记录",
  jumpTo: "跳转到",
  question: "问题",
  answer: "答复",
  askWhom: "问谁",
  askHint: "全县办理办件的人都可以问。",
  namePart: "输入姓名或工号",
  delegateTo: "委派给谁",
  signers: "请谁签署",
  signWhen: "什么时候签",
  signBefore: "在我之前（签完我再办）",
  signAfter: "在我之后（我同意以后签）",
  signerOut: "减去谁",
  extensionDays: "延长几个工作日",
  extensionPromise: "承诺期限也延长同样的天数",
  extensionHint: "依法经单位负责人批准，只能延长一次；到期以后不能再申请。",
  voidDocument: "依据的文件文号",
  needed: {
    opinion: "请填写意见或理由",
    checked: "请核对材料",
    papers: "请勾选收到的材料",
    later: "请填写补交日期",
    lacks: "请至少写明一份材料要补正什么",
    outcome: "请选择结论",
    rightAgency: "请填写应向哪个机关申请",
    readers: "请选择传阅给谁",
    choices: "请选定办理人",
    target: "请选择到哪个环节",
    afterwards: "请选择退回后怎么走",
    fees: "请选择收哪几项",
    payment: "请选择怎么缴的",
    to: "请选择转给谁",
    kind: "请选择特别程序",
    days: "请填写需要几个工作日",
    noticed: "书面告知申请人后才能暂停计时",
    authority: "请填写上级机关",
    number: "请填写批复文号",
    manner: "请选择送达方式",
    receiver: "请填写领取人",
    unlisted: "请写明证照是怎样拿到的",
    promise: "请选择承诺期限是否延长",
    people: "请选择人员",
    when: "请选择什么时候签",
    agree: "请选择同意或者不同意",
    situations: "请选择办理情形",
  },
  verbs: {
    receive: "登记收件",
    "correct-situation": "更正情形",
    accept: "受理",
    refuse: "不予受理",
    "ask-supplement": "告知补正",
    supply: "收补正材料",
    settle: "当场办结",
    agree: "同意",
    disagree: "不同意",
    return: "退回",
    transfer: "转办",
    claim: "认领",
    unclaim: "放回",
    copy: "传阅",
    suspend: "暂停计时",
    resume: "恢复办理",
    "send-up": "上报",
    "enter-reply": "登记上级答复",
    decide: "作出决定",
    deliver: "送达办结",
    charge: "核定收费",
    "record-payment": "登记缴费",
    terminate: "终止办件",
    void: "作废",
    recall: "拿回",
    jump: "跳转",
    "save-opinion": "暂存",
    urge: "催办",
    ask: "沟通",
    answer: "答复沟通",
    "ask-extension": "申请延期",
    "answer-extension": "审批延期",
    delegate: "委派",
    "add-signers": "加签",
    "remove-signer": "减签",
    sign: "签署意见",
  },
  before: {
    receive: () => "登记已收到的纸质材料，给申请人接收凭证。受理审查的时限不变。",
    "correct-situation": () =>
      "需要的材料按更正后的情形重新列出，原来交的材料留档、不再要求。申请人查进度时能看到更正和理由。受理时限不变。",
    accept: (facts: ActFacts) => `办件编号随即生成，法定和承诺时限从受理之日起算，本件转到${to(facts.next)}。申请人会收到受理通知书。`,
    refuse: () => "本件就此结束，申请人会收到写明理由的通知书，并被告知救济途径。",
    "ask-supplement": (facts: ActFacts) => `申请人有 ${facts.supplementDays} 天时间补正，期间受理时限停止计算。补正只能告知这一次。`,
    supply: () => "登记收到的补正材料，受理时限继续计算。",
    settle: () => "受理、决定、送达一次完成，本件当场办结。",
    agree: agreed,
    disagree: disagreed,
    return: (facts: ActFacts) => `本件退回${facts.target === "" ? "所选环节" : `「${facts.target}」`}重新办理，法定和承诺时限继续计算。`,
    transfer: (facts: ActFacts) => `本环节改由${facts.person === "" ? "所选人员" : facts.person}办理，您不再经手，时限继续计算。`,
    claim: () => "本环节归您一人办理，从其他人的列表里移走。时限继续计算。",
    unclaim: () => "本环节放回待认领，原来可以办理的人都能再认领。时限继续计算。",
    copy: () => "所选人员可以阅看本件（个人信息脱敏），不影响办理和时限。",
    suspend: (facts: ActFacts) =>
      `${facts.days > 0 ? `最多 ${facts.days} 个工作日内，` : ""}法定和承诺时限停止计算，恢复办理后接着计算。申请人会收到通知。`,
    resume: () => "时限从今天起接着计算，本件回到原环节。",
    "send-up": () => "本件送上级机关，等上级答复后登记。",
    "enter-reply": (facts: ActFacts) => `上级答复记入办理过程，本件转到${to(facts.next)}。`,
    decide: (facts: ActFacts) =>
      facts.outcome === "" ? "选定结论后，决定即告作出，只剩送达。" : `作出「${facts.outcome}」的决定，只剩送达。决定作出后不能在此撤回。`,
    deliver: () => "登记送达，本件办结。应当公开的结果随即在网上公示。",
    charge: () => "按公布的标准算出应缴的费用，申请人查进度时能看到。缴清以前可以重新核定。",
    "record-payment": () => "登记申请人已一次缴清。登记后不能再改。",
    terminate: () => "本件就此终止，不再办理，申请人会收到通知。终止后不能恢复。",
    void: () => "本件作废，不计入办件统计，编号不再使用。用于重复登记、登错人或登错事项；办不下去的用“终止办件”。作废后不能恢复。",
    recall: (facts: ActFacts) => `「${facts.step}」回到您手里重新办理，后面还没有人动过的环节随即关闭，时限继续计算。`,
    jump: (facts: ActFacts) =>
      `本件从「${facts.step}」直接转到${facts.target === "" ? "所选环节" : `「${facts.target}」`}，时限继续计算。您的理由记入办理过程。`,
    urge: () => "正在办理的人会收到催办，次数记入办理过程。一天只能催办一次。",
    ask: () => "对方的待办里出现这个问题，答复以前可以看本件。本环节还在您手里，时限继续计算。",
    answer: () => "答复记入办理过程，问您的人会看到。答复以后您不再能看本件全文。",
    "ask-extension": (facts: ActFacts) =>
      `${facts.days > 0 ? `延长 ${facts.days} 个工作日的` : ""}申请送单位负责人（联办件送县政府负责人）批准。批准以前时限不变，本件照常办理。`,
    "answer-extension": (facts: ActFacts) =>
      facts.isDenied ? "答复「不予」，期限不变，理由记入办理过程。" : "准予的，期限随即延长，申请人会收到通知；依法只能延长一次。",
    delegate: (facts: ActFacts) =>
      `先由${facts.person === "" ? "所选的人" : facts.person}办，签署意见以后回到您手里，由您办结本环节。时限继续计算。`,
    "add-signers": () =>
      "所选的人签署意见，记入办理过程。在您之前的，签完回到您手里；在您之后的，您同意以后轮到他们，都同意了本环节才完成。",
    "remove-signer": () => "还没有签的人不再签，轮到后面的人。",
    sign: () =>
      "您的意见记入办理过程。委派和前加签的，件回到请您签的人手里；后加签的，都同意本环节就完成，有人不同意就回到本环节办理人手里。",
  },
  /** At a step that several people sign, which others may still keep open. */
  agreedAmong: "已同意，您的意见已记入。",
  after: {
    receive: "已登记收件，可以打印接收凭证。",
    "correct-situation": "已更正情形，材料清单已按新情形列出。",
    accept: "已受理，时限开始计算。",
    refuse: "已作不予受理处理，本件结束。",
    "ask-supplement": "已告知补正，等申请人补正材料。",
    supply: "已登记补正材料，受理时限继续计算。",
    settle: "已当场办结。",
    agree: "已同意，本环节完成。",
    disagree: "已签不同意。",
    return: "已退回。",
    transfer: "已转办，本件不在您的待办里了。",
    claim: "已认领，归您办理。",
    unclaim: "已放回待认领。",
    copy: "已传阅。",
    suspend: "已暂停计时。",
    resume: "已恢复办理，时限接着计算。",
    "send-up": "已上报，等上级答复。",
    "enter-reply": "已登记上级答复。",
    decide: "决定已作出，等待送达。",
    deliver: "已送达，本件办结。",
    charge: "已核定收费。",
    "record-payment": "已登记缴费。",
    terminate: "本件已终止。",
    void: "本件已作废。",
    recall: "已拿回，请重新办理。",
    jump: "已跳转。",
    "save-opinion": "已暂存，换一台电脑也能接着写。别人看不到您写的内容。",
    urge: "已催办。",
    ask: "已发出，等对方答复。",
    answer: "已答复。",
    "ask-extension": "已申请延期，等负责人批准。",
    "answer-extension": "已审批延期申请。",
    delegate: "已委派，签署以后回到您手里。",
    "add-signers": "已加签。",
    "remove-signer": "已减签。",
    sign: "已签署意见。",
  },
  phraseList: {
    accept: { one: "材料齐全，符合受理条件，予以受理。", two: "经审查，符合法定形式，予以受理。" },
    agree: { one: "经审查，材料齐全、情况属实，建议批准。", two: "同意经办意见。", three: "同意。" },
    decide: { one: "符合法定条件，准予。", two: "不符合法定条件，不予。" },
    return: { one: "材料与填报内容不一致，请核实后再报。", two: "缺少现场核查记录，请补充。" },
    settle: { one: "材料齐全，当场办结。" },
    deliver: { one: "申请人本人领取。" },
    refuse: { one: "不符合受理条件，依法不予受理。" },
  },
};
