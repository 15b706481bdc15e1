/** Why an expression is refused, in words for the person who designs the form, process or rule. */
const chinese = {
  "rules/empty": () => "表达式不能为空",
  "rules/too-long": (limit: string) => `表达式过长，最多 ${limit} 个字符`,
  "rules/too-deep": (limit: string) => `表达式嵌套过深，最多 ${limit} 层，请拆分`,
  "rules/syntax": (place: string) => `表达式有语法错误，请检查“${place}”附近`,
  "rules/not-supported": (place: string) => `不支持这种写法：“${place}”`,
  "rules/unknown-function": (name: string) => `没有“${name}”这个函数`,
  "rules/wrong-arguments": (name: string) => `函数“${name}”的参数个数不对`,
  "rules/too-much-work": (limit: string) => `表达式算不完：循环超过 ${limit} 步，请缩小循环的范围`,
};

export type RuleProblem = keyof typeof chinese;
export type RuleLanguage = "zh-CN" | "en";

const english: typeof chinese = {
  "rules/empty": () => "The expression is empty",
  "rules/too-long": (limit) => `The expression is too long: at most ${limit} characters`,
  "rules/too-deep": (limit) => `The expression is nested too deeply: at most ${limit} levels. Split it`,
  "rules/syntax": (place) => `The expression can't be read near "${place}"`,
  "rules/not-supported": (place) => `This can't be used in an expression here: "${place}"`,
  "rules/unknown-function": (name) => `There is no function "${name}"`,
  "rules/wrong-arguments": (name) => `The function "${name}" was given the wrong number of arguments`,
  "rules/too-much-work": (limit) =>
    `The expression never comes to its end: its loops take more than ${limit} steps. Make their range smaller`,
};

const catalogues: Record<RuleLanguage, typeof chinese> = { "zh-CN": chinese, en: english };

export function ruleMessage(code: RuleProblem, detail: string, lang: RuleLanguage): string {
  return catalogues[lang][code](detail);
}
