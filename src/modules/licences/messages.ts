/** What is said of licences: how they stand, the legal grounds, and why an act is refused. Browser-safe. */
import { defineMessages } from "../../platform/i18n/index.ts";

export const licenceMessages = defineMessages({
  "zh-CN": {
    "licences/invalid": "有内容需要修改：理由不少于十个字，依据写明法规名称和条款，意见不少于两个字",
    "licences/not-heard": "撤销前应当听取陈述、申辩，请写明持证人说了什么，或者没有提出意见",
    "licences/not-allowed": "您没有办理这件事的权限",
    "licences/not-in-force": "这个证照已经失效，不能再做这个操作",
    "licences/proposed-already": "已经有人提出处理意见，请先作出决定",
    "licences/nothing-proposed": "没有等待决定的处理意见",
    "licences/same-person": "提出意见和作出决定的不能是同一个人，请另一位有批准权的同事决定",
    "licences/not-yours": "只有提出的人可以收回",
    "licences/wrong-ground": "请选择与处理方式相符的法定情形",
    "licences/not-expired": "证照还在有效期内，不能以期满未延续注销",
    "licences/no-template": "没有这种文书的模板，请联系管理员",
    "licences/no-such-paper": "没有这份文书，或者已经登记送达",
  },
  en: {
    "licences/invalid":
      "Some entries need changing: a reason of at least ten characters, the provision with its article, an opinion of at least two",
    "licences/not-heard": "The holder must be heard before a revocation: say what they said, or that they said nothing",
    "licences/not-allowed": "You have no right to do this",
    "licences/not-in-force": "This licence is no longer in force; this can't be done any more",
    "licences/proposed-already": "An ending has been proposed already; decide on that first",
    "licences/nothing-proposed": "Nothing waits to be decided",
    "licences/same-person": "Whoever proposed it can't decide on it; another colleague with the right to approve must",
    "licences/not-yours": "Only whoever proposed it may take it back",
    "licences/wrong-ground": "Choose a legal ground that belongs to this act",
    "licences/not-expired": "The licence hasn't expired; it can't be cancelled on that ground",
    "licences/no-template": "There is no template for this document; ask an administrator",
    "licences/no-such-paper": "There is no such paper, or its delivery has been recorded",
  },
});
