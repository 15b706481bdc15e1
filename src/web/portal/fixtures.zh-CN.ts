/** Sample data for tests of the pages: one item with every kind of field. */
import type { FormDefinition, FormField } from "../../core/forms/index.ts";

const words = (text: string, en?: string) => ({ "zh-CN": text, ...(en ? { en } : {}) });

const everyField: FormField[] = [
  { id: "household", kind: "section", label: words("家庭情况") },
  { id: "note", kind: "explanation", label: words("说明"), text: words("下面的问题请按户口簿填写。") },
  { id: "address", kind: "text", label: words("现住址", "Address"), hint: words("写到门牌号"), required: true, maxLength: 60 },
  { id: "reason", kind: "long-text", label: words("申请理由"), required: true, maxLength: 500 },
  { id: "people", kind: "number", label: words("家庭人口"), unit: words("人"), decimals: 0, minimum: 1, maximum: 20, required: true },
  { id: "income", kind: "money", label: words("家庭月收入"), hint: words("全家上个月的收入合计"), required: true },
  { id: "moved", kind: "date", label: words("迁入日期"), latest: "today" },
  { id: "stay", kind: "period", label: words("外出务工时间") },
];

const choiceFields: FormField[] = [
  {
    id: "housing",
    kind: "choice",
    label: words("住房情况"),
    required: true,
    options: [
      { value: "own", label: words("自有住房") },
      { value: "rent", label: words("租房") },
      { value: "other", label: words("其他") },
    ],
  },
  { id: "rent", kind: "money", label: words("每月房租"), shownWhen: 'housing = "rent"', required: true },
  {
    id: "hardships",
    kind: "choices",
    label: words("困难原因"),
    options: [
      { value: "illness", label: words("生病") },
      { value: "disability", label: words("残疾") },
      { value: "school", label: words("上学") },
    ],
  },
  { id: "village", kind: "region", label: words("所在村"), under: "610999", required: true },
  { id: "employed", kind: "yes-no", label: words("家里有没有人工作"), required: true },
  { id: "card", kind: "identity-number", label: words("配偶身份证号码") },
  { id: "licence", kind: "credit-code", label: words("经营单位统一社会信用代码") },
  { id: "mobile", kind: "phone", label: words("备用电话") },
  { id: "mail", kind: "email", label: words("电子邮箱") },
];

const blockFields: FormField[] = [
  {
    id: "members",
    kind: "table",
    label: words("家庭成员"),
    hint: words("户口簿上的每个人写一行"),
    minItems: 1,
    maxItems: 10,
    fields: [
      { id: "name", kind: "text", label: words("姓名"), required: true, personal: true },
      { id: "relation", kind: "text", label: words("与申请人的关系"), required: true },
      { id: "earns", kind: "money", label: words("每月收入") },
    ],
  },
  { id: "total", kind: "computed", label: words("成员人数"), computed: "count(members)", shownAs: "number" },
  {
    id: "bank",
    kind: "group",
    label: words("领取账户"),
    fields: [
      { id: "name", kind: "text", label: words("开户行"), required: true },
      { id: "number", kind: "text", label: words("账号"), required: true, personal: true },
    ],
  },
  { id: "owner", kind: "applicant", label: words("房屋所有人") },
  { id: "photos", kind: "attachment", label: words("房屋照片"), accept: ["jpg", "png"], maxItems: 3 },
  { id: "promise", kind: "signature", label: words("承诺"), text: words("我承诺所填内容真实。"), required: true },
];

export const everyKindForm: FormDefinition = {
  id: "every-kind",
  version: 1,
  title: words("最低生活保障申请表"),
  pages: [
    { id: "household", title: words("家庭情况", "Household"), fields: everyField },
    { id: "situation", title: words("住房和工作", "Housing and work"), fields: choiceFields },
    { id: "members", title: words("家庭成员和账户", "Members and account"), fields: blockFields },
  ],
};
