import type { DayKind } from "../core/calendar/index.ts";
import type { FailedPart, IdentifierKind } from "../core/identifiers/index.ts";
import { type HouseMessages, houseEn, houseZhCN } from "./house-messages.ts";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words the commands print. Both languages are complete because both must have this shape. */
export interface CliMessages extends HouseMessages {
  unknownLanguage(given: string): string;
  badOption(reason: string): string;
  deadline: {
    usage: string;
    provisional: string;
    provisionalYear(date: string): string;
    noSuchDay(given: string): string;
    notATerm(given: string): string;
    notAUnit(given: string): string;
    notAnEntry(given: string): string;
    kinds: Record<DayKind, string>;
    notes: Record<"weekend" | "holiday" | "worked-weekend" | "rolled", string>;
    weekdays: readonly [string, string, string, string, string, string, string];
    dayN(n: number): string;
  };
  formCheck: {
    usage: string;
    ok: string;
    unreadable(file: string): string;
    advice: string;
  };
  processCheck: {
    usage: string;
    ok: string;
    unreadable: string;
    warning: string;
  };
  idCheck: {
    usage: string;
    valid: string;
    invalid: string;
    unknownKind: string;
    notAKind(given: string, kinds: string): string;
    kinds: Record<IdentifierKind, string>;
    parts: Record<FailedPart, string>;
    sexes: Record<"male" | "female", string>;
    organisationCodeWarning: string;
  };
}

const zhCN: CliMessages = {
  ...houseZhCN,
  unknownLanguage: (given) => `不支持的语言：${given}（可用：zh-CN、en）`,
  badOption: (reason) => `参数有误：${reason}`,
  deadline: {
    usage: [
      "用法：mingtang deadline 起始日 期限 [--unit workday|day] [--explain] [--json] [--lang zh-CN|en]",
      "      mingtang deadline - 从标准输入逐行读取“起始日 期限 [单位]”，逐行作答",
      "起始日写作 YYYY-MM-DD 或 today，当日不计入；期限为整数，默认按工作日计算。",
      "答复首列为到期日；所涉年度的放假安排尚未公布时，其后标注“暂定”。",
    ].join("\n"),
    provisional: "暂定",
    provisionalYear: (date) => `${date} 为暂定日期：所涉年度的放假安排尚未公布，暂按周一至周五为工作日计算，公布后需重新计算。`,
    noSuchDay: (given) => `日期不存在或格式不对：${given}（应为 YYYY-MM-DD）`,
    notATerm: (given) => `期限应为 0 至 10000 的整数：${given}`,
    notAUnit: (given) => `单位应为 workday（工作日）或 day（自然日）：${given}`,
    notAnEntry: (given) => `应为“起始日 期限 [单位]”：${given}`,
    kinds: {
      start: "起始（不计入）",
      counted: "计入",
      "worked-weekend": "计入",
      rest: "不计（休息）",
      excluded: "不计（特别程序）",
      due: "到期",
    },
    notes: { weekend: "周末", holiday: "放假", "worked-weekend": "调休上班", rolled: "遇休息日顺延" },
    weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    dayN: (n) => `第${n}日`,
  },
  formCheck: {
    usage: [
      "用法：mingtang form check 表单.json [数据.json] [--json] [--lang zh-CN|en]",
      "      mingtang form check - 从标准输入逐行读取“表单.json [数据.json]”，逐行作答",
      "表单可以是表单定义，也可以是带“x-form”的 JSON Schema；给出数据时按表单校验数据。",
    ].join("\n"),
    ok: "通过",
    unreadable: (file) => `无法读取，或不是 JSON：${file}`,
    advice: "建议",
  },
  processCheck: {
    usage: [
      "用法：mingtang process check 流程.bpmn… [--json] [--lang zh-CN|en]",
      "      mingtang process check - 从标准输入逐行读取文件名，逐行作答",
      "答复“通过”，或逐个元素列出不能运行、不能发布的原因：文件、元素标识、名称、原因。",
    ].join("\n"),
    ok: "通过",
    unreadable: "文件无法读取",
    warning: "提示",
  },
  idCheck: {
    usage: [
      "用法：mingtang id check 号码… [--kind 种类] [--json] [--lang zh-CN|en]",
      "      mingtang id check - 从标准输入逐行读取号码，逐行作答",
    ].join("\n"),
    valid: "有效",
    invalid: "无效",
    unknownKind: "未知种类",
    notAKind: (given, kinds) => `没有这个种类：${given}（可用：${kinds}）`,
    kinds: {
      "identity-number": "居民身份证号",
      "credit-code": "统一社会信用代码",
      "organisation-code": "组织机构代码",
      "region-code": "行政区划代码",
      "item-code": "事项编码",
      "catalogue-code": "基本编码",
      "task-code": "实施编码",
      "case-number": "办件编号",
      "index-number": "索引号",
    },
    parts: {
      length: "长度不对",
      character: "含有不允许的字符",
      region: "行政区划不对",
      date: "日期不存在",
      sequence: "序号不对",
      check: "校验码不对",
    },
    sexes: { male: "男", female: "女" },
    organisationCodeWarning: "提示：其中的主体标识码不符合组织机构代码校验规则",
  },
};

const en: CliMessages = {
  ...houseEn,
  unknownLanguage: (given) => `unknown language: ${given} (use zh-CN or en)`,
  badOption: (reason) => `bad arguments: ${reason}`,
  deadline: {
    usage: [
      "usage: mingtang deadline FROM N [--unit workday|day] [--explain] [--json] [--lang zh-CN|en]",
      "       mingtang deadline - reads “FROM N [unit]” a line from standard input and answers line by line",
      "FROM is YYYY-MM-DD or today and isn't counted; N is a whole number, in working days unless a unit is given.",
      "The first column is the due date; “provisional” follows it when a year's holidays aren't published yet.",
    ].join("\n"),
    provisional: "provisional",
    provisionalYear: (date) =>
      `${date} is provisional: the holidays of a year it leans on aren't published, so Monday to Friday were counted; derive it again once they are.`,
    noSuchDay: (given) => `no such day, or not written YYYY-MM-DD: ${given}`,
    notATerm: (given) => `the term must be a whole number from 0 to 10000: ${given}`,
    notAUnit: (given) => `the unit must be workday or day: ${given}`,
    notAnEntry: (given) => `expected “FROM N [unit]”: ${given}`,
    kinds: {
      start: "start (not counted)",
      counted: "counted",
      "worked-weekend": "counted",
      rest: "rest",
      excluded: "special procedure (not counted)",
      due: "due",
    },
    notes: { weekend: "weekend", holiday: "holiday", "worked-weekend": "weekend day worked", rolled: "moved from a rest day" },
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    dayN: (n) => `day ${n}`,
  },
  formCheck: {
    usage: [
      "usage: mingtang form check SCHEMA.json [DATA.json] [--json] [--lang zh-CN|en]",
      "       mingtang form check - reads “SCHEMA.json [DATA.json]” a line from standard input and answers line by line",
      "SCHEMA is a form definition, or a JSON Schema that carries one under “x-form”; DATA is judged by it.",
    ].join("\n"),
    ok: "ok",
    unreadable: (file) => `can't be read, or isn't JSON: ${file}`,
    advice: "advice",
  },
  processCheck: {
    usage: [
      "usage: mingtang process check FILE.bpmn… [--json] [--lang zh-CN|en]",
      "       mingtang process check - reads a file name a line from standard input and answers line by line",
      "Answers ok, or every element that can't be run or published: file, element id, name, reason.",
    ].join("\n"),
    ok: "ok",
    unreadable: "the file can't be read",
    warning: "note",
  },
  idCheck: {
    usage: [
      "usage: mingtang id check NUMBER… [--kind KIND] [--json] [--lang zh-CN|en]",
      "       mingtang id check - reads a number a line from standard input and answers line by line",
    ].join("\n"),
    valid: "valid",
    invalid: "invalid",
    unknownKind: "unknown kind",
    notAKind: (given, kinds) => `no such kind: ${given} (use ${kinds})`,
    kinds: {
      "identity-number": "identity number",
      "credit-code": "unified social credit code",
      "organisation-code": "organisation code",
      "region-code": "region code",
      "item-code": "item code",
      "catalogue-code": "catalogue code",
      "task-code": "task code",
      "case-number": "case number",
      "index-number": "index number",
    },
    parts: {
      length: "wrong length",
      character: "a character that isn't allowed",
      region: "no such region",
      date: "no such day",
      sequence: "wrong sequence number",
      check: "wrong check digit",
    },
    sexes: { male: "male", female: "female" },
    organisationCodeWarning: "note: the organisation code inside fails its own check",
  },
};

const CATALOGUES: Record<Language, CliMessages> = { "zh-CN": zhCN, en };

/** The words of a language; `undefined` when there is no such language. */
export function cliMessages(language: string): CliMessages | undefined {
  return isLanguage(language) ? CATALOGUES[language] : undefined;
}

/** Before the language is known, and when it isn't. */
export const DEFAULT_MESSAGES = zhCN;

function isLanguage(text: string): text is Language {
  return LANGUAGES.some((known) => known === text);
}
