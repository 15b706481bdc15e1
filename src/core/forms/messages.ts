/** Every text of forms, in Chinese and English. Error messages say what to do; the field's label is the first argument, the limit or hint the second. */
import type { Language, Text } from "./definition.ts";

export type AskVerb = "fill" | "choose" | "upload" | "sign" | "add";

type Say = (label: string, detail: string) => string;

const chinese = {
  "forms/required": ((label, verb) =>
    `${{ fill: "请填写", choose: "请选择", upload: "请上传", sign: "请签署", add: "请添加" }[verb as AskVerb] ?? "请填写"}“${label}”`) as Say,
  "forms/wrong-type": ((label) => `“${label}”的内容格式不对，请重新填写`) as Say,
  "forms/too-short": ((label, limit) => `“${label}”太短，至少 ${limit} 个字`) as Say,
  "forms/too-long": ((label, limit) => `“${label}”太长，请缩短到 ${limit} 个字以内`) as Say,
  "forms/not-a-number": ((label) => `“${label}”请填写数字，例如 12 或 3.5`) as Say,
  "forms/decimals": ((label, limit) => (limit === "0" ? `“${label}”请填写整数` : `“${label}”最多保留 ${limit} 位小数`)) as Say,
  "forms/not-an-amount": ((label) => `“${label}”请填写金额（元），最多两位小数，例如 1250.00`) as Say,
  "forms/too-small": ((label, limit) => `“${label}”不能小于 ${limit}`) as Say,
  "forms/too-large": ((label, limit) => `“${label}”不能大于 ${limit}`) as Say,
  "forms/not-a-date": ((label) => `“${label}”请填写真实的日期，例如 2026-01-31`) as Say,
  "forms/too-early": ((label, limit) => `“${label}”不能早于 ${limit}`) as Say,
  "forms/too-late": ((label, limit) => `“${label}”不能晚于 ${limit}`) as Say,
  "forms/period-backwards": ((label) => `“${label}”的结束日期不能早于开始日期`) as Say,
  "forms/not-an-option": ((label) => `“${label}”请从给出的选项中选择`) as Say,
  "forms/too-few": ((label, limit) => `“${label}”至少需要 ${limit} 项`) as Say,
  "forms/too-many": ((label, limit) => `“${label}”最多 ${limit} 项，请删除多余的`) as Say,
  "forms/yes-or-no": ((label) => `“${label}”请选择“是”或“否”`) as Say,
  "forms/region": ((label) => `“${label}”请选择行政区划`) as Say,
  "forms/region-outside": ((label) => `“${label}”不在本事项受理的区域内，请重新选择`) as Say,
  "forms/identity-number": ((label) => `“${label}”应为 18 位公民身份号码，请对照身份证核对`) as Say,
  "forms/credit-code": ((label) => `“${label}”应为 18 位统一社会信用代码，请对照营业执照核对`) as Say,
  "forms/phone": ((label) => `“${label}”请填写手机号码，或带区号的固定电话`) as Say,
  "forms/staff": ((label) => `“${label}”请填写工号，4 至 20 位数字或大写字母`) as Say,
  "forms/email": ((label) => `“${label}”请填写电子邮箱，例如 name@example.cn`) as Say,
  "forms/blank-row": ((label, row) => `“${label}”第 ${row} 行是空的，请填写或删除这一行`) as Say,
  "forms/file-kind": ((label, kinds) => `“${label}”只接受 ${kinds} 文件，请换一个文件`) as Say,
  "forms/file-size": ((label, limit) => `“${label}”单个文件不能超过 ${limit}，请压缩后再上传`) as Say,
  "forms/not-agreed": ((label) => `请阅读并勾选同意“${label}”`) as Say,
};

export type ProblemCode = keyof typeof chinese;

const english: typeof chinese = {
  "forms/required": (label, verb) =>
    `${{ fill: "Enter", choose: "Choose", upload: "Upload", sign: "Sign", add: "Add" }[verb as AskVerb] ?? "Enter"} "${label}"`,
  "forms/wrong-type": (label) => `"${label}" can't be read. Enter it again`,
  "forms/too-short": (label, limit) => `"${label}" must have ${limit} characters or more`,
  "forms/too-long": (label, limit) => `"${label}" must have ${limit} characters or fewer`,
  "forms/not-a-number": (label) => `"${label}" must be a number, like 12 or 3.5`,
  "forms/decimals": (label, limit) =>
    limit === "0" ? `"${label}" must be a whole number` : `"${label}" must have at most ${limit} decimal places`,
  "forms/not-an-amount": (label) => `"${label}" must be an amount in yuan with at most two decimal places, like 1250.00`,
  "forms/too-small": (label, limit) => `"${label}" must be ${limit} or more`,
  "forms/too-large": (label, limit) => `"${label}" must be ${limit} or less`,
  "forms/not-a-date": (label) => `"${label}" must be a real date, like 2026-01-31`,
  "forms/too-early": (label, limit) => `"${label}" must be ${limit} or later`,
  "forms/too-late": (label, limit) => `"${label}" must be ${limit} or earlier`,
  "forms/period-backwards": (label) => `"${label}" must end on or after the day it begins`,
  "forms/not-an-option": (label) => `Choose "${label}" from the options given`,
  "forms/too-few": (label, limit) => `"${label}" needs ${limit} or more`,
  "forms/too-many": (label, limit) => `"${label}" takes at most ${limit}. Remove some`,
  "forms/yes-or-no": (label) => `Choose yes or no for "${label}"`,
  "forms/region": (label) => `Choose a region for "${label}"`,
  "forms/region-outside": (label) => `"${label}" lies outside the area served. Choose another region`,
  "forms/identity-number": (label) => `"${label}" must be an 18-character citizen identity number. Check it against the card`,
  "forms/credit-code": (label) => `"${label}" must be an 18-character unified social credit code. Check it against the licence`,
  "forms/phone": (label) => `"${label}" must be a mobile number, or a landline with its area code`,
  "forms/staff": (label) => `"${label}" must be a staff number, 4 to 20 digits or capital letters`,
  "forms/email": (label) => `"${label}" must be an e-mail address, like name@example.cn`,
  "forms/blank-row": (label, row) => `Row ${row} of "${label}" is empty. Fill it in or remove it`,
  "forms/file-kind": (label, kinds) => `"${label}" takes ${kinds} files only. Choose another file`,
  "forms/file-size": (label, limit) => `Each file of "${label}" must be ${limit} or smaller. Compress it and upload it again`,
  "forms/not-agreed": (label) => `Read and agree to "${label}"`,
};

const problems: Record<Language, typeof chinese> = { "zh-CN": chinese, en: english };

export function problemMessage(code: ProblemCode, label: string, detail: string, lang: Language): string {
  return problems[lang][code](label, detail);
}

const readingInChinese = {
  yes: "是",
  no: "否",
  listSeparator: "、",
  none: "未填写",
  money: (yuan: string) => `${yuan} 元`,
  day: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  period: (from: string, to: string) => (to ? `${from} 至 ${to}` : `${from} 起`),
  row: (label: string, row: number) => `${label} 第 ${row} 行`,
  signed: (name: string) => `${name}（已签署）`,
};

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const readingInEnglish: typeof readingInChinese = {
  yes: "Yes",
  no: "No",
  listSeparator: ", ",
  none: "Not answered",
  money: (yuan) => `CNY ${yuan}`,
  day: (year, month, day) => `${day} ${months[month - 1] ?? month} ${year}`,
  period: (from, to) => (to ? `${from} to ${to}` : `from ${from}`),
  row: (label, row) => `${label}, row ${row}`,
  signed: (name) => `${name} (signed)`,
};

/** Words for reading answers: units, dates, lists. */
export const reading: Record<Language, typeof readingInChinese> = { "zh-CN": readingInChinese, en: readingInEnglish };

/** Labels of the parts that a kind brings along. */
export const partLabels = {
  applicantType: { "zh-CN": "申请人类型", en: "Applicant" },
  person: { "zh-CN": "个人", en: "Person" },
  organisation: { "zh-CN": "单位", en: "Organisation" },
  personName: { "zh-CN": "姓名", en: "Name" },
  organisationName: { "zh-CN": "单位名称", en: "Name of the organisation" },
  identityNumber: { "zh-CN": "公民身份号码", en: "Identity number" },
  creditCode: { "zh-CN": "统一社会信用代码", en: "Unified social credit code" },
  legalRepresentative: { "zh-CN": "法定代表人", en: "Legal representative" },
  contactName: { "zh-CN": "联系人", en: "Contact person" },
  phone: { "zh-CN": "联系电话", en: "Telephone" },
  address: { "zh-CN": "联系地址", en: "Address" },
  from: { "zh-CN": "开始日期", en: "From" },
  to: { "zh-CN": "结束日期", en: "To" },
  signedBy: { "zh-CN": "签署人姓名", en: "Full name" },
  agreed: { "zh-CN": "我已阅读并同意", en: "I have read this and agree" },
  file: { "zh-CN": "文件", en: "File" },
  fileName: { "zh-CN": "文件名", en: "File name" },
  fileSize: { "zh-CN": "文件大小", en: "File size" },
} satisfies Record<string, Text>;
