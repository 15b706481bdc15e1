/** Questions a form had better not ask, by the words of their labels, with the reason told to whoever designs it. */
import type { FieldKind, Text } from "./definition.ts";

export interface SparedQuestion {
  /** One of these stands in the label … */
  readonly words: readonly string[];
  /** … and none of these. */
  readonly unless?: readonly string[];
  readonly reason: Text;
}

const SENSITIVE = "《个人信息保护法》第二十八条：只有特定目的、充分必要才能处理敏感个人信息。没有法律依据请删除";
const SENSITIVE_EN =
  "Personal Information Protection Law, art. 28: sensitive data only for a specific purpose and where it can't be done without";

export const SENSITIVE_QUESTIONS: readonly SparedQuestion[] = [
  {
    words: ["宗教信仰", "信仰宗教", "是否信教", "信教情况"],
    reason: { "zh-CN": `问到了宗教信仰。${SENSITIVE}`, en: `Asks about religion. ${SENSITIVE_EN}` },
  },
  {
    words: ["健康状况", "病史", "既往病", "患病", "传染病", "精神病", "体检结果", "血型", "艾滋", "基因"],
    reason: { "zh-CN": `问到了健康或医疗信息。${SENSITIVE}`, en: `Asks about health. ${SENSITIVE_EN}` },
  },
  {
    words: ["指纹", "人脸", "虹膜", "声纹", "掌纹", "生物特征"],
    reason: { "zh-CN": `问到了生物识别信息。${SENSITIVE}`, en: `Asks for biometric data. ${SENSITIVE_EN}` },
  },
  {
    words: ["银行密码", "支付密码", "短信验证码", "银行卡密码"],
    reason: { "zh-CN": "任何事项都不得索要密码或验证码，请删除", en: "No item may ask for a password or one-time code. Remove it" },
  },
  {
    words: ["犯罪记录", "前科", "违法记录"],
    unless: ["单位", "企业"],
    reason: { "zh-CN": `问到了违法犯罪记录。${SENSITIVE}`, en: `Asks about a criminal record. ${SENSITIVE_EN}` },
  },
  {
    words: ["性取向", "婚史", "生育史", "怀孕"],
    reason: { "zh-CN": `问到了私密信息。${SENSITIVE}`, en: `Asks about private life. ${SENSITIVE_EN}` },
  },
  {
    words: ["政治面貌", "党派"],
    reason: {
      "zh-CN": "问到了政治面貌，办理事项一般用不到，没有法律依据请删除",
      en: "Asks about party membership, which an item seldom needs",
    },
  },
  {
    words: ["籍贯", "家庭出身", "身高", "体重"],
    reason: {
      "zh-CN": "与办理事项无关的信息不要收集（《个人信息保护法》第六条）",
      en: "Personal Information Protection Law, art. 6: collect no more than the purpose needs",
    },
  },
  {
    words: ["微信号", "QQ号", "QQ号码"],
    reason: {
      "zh-CN": "有联系电话就够了，不要再收集社交账号（《个人信息保护法》第六条）",
      en: "A phone number is enough; don't collect accounts of social networks",
    },
  },
];

/** What the applicant is asked before the form, whichever the item: labels that mean the applicant themselves. */
export const ASKED_OF_APPLICANTS: readonly { readonly kinds: readonly FieldKind[]; readonly labels: RegExp }[] = [
  {
    kinds: ["identity-number", "text"],
    labels: /^(申请人|本人|办事人)?的?(居民)?(公民)?(身份证|身份)(件)?(号|号码|证号|证号码)?$/,
  },
  { kinds: ["credit-code", "text"], labels: /^(申请|本)?(单位|企业|法人)?的?统一社会信用代码$/ },
  { kinds: ["phone", "text"], labels: /^(申请人|本人|申请单位|本单位)?的?(联系电话|手机|手机号|手机号码|电话|电话号码|联系方式)$/ },
  { kinds: ["text"], labels: /^(申请人|本人|办事人)?的?(姓名|名字)$|^(申请单位|申请人)(名称|全称)$/ },
];
