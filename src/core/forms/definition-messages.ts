/** What is wrong with a form definition, in words for the person who designs it. */
import type { Language } from "./definition.ts";

type Say = (detail: string) => string;

const chinese = {
  "forms/not-an-object": (() => "应为一个对象") as Say,
  "forms/too-big": ((limit) => `表单过大，超过 ${limit}`) as Say,
  "forms/too-many-fields": ((limit) => `字段过多，最多 ${limit} 个`) as Say,
  "forms/too-many-pages": ((limit) => `页数应为 1 至 ${limit}`) as Say,
  "forms/nested-too-deep": ((limit) => `分组嵌套过深，最多 ${limit} 层`) as Say,
  "forms/table-in-table": (() => "表格里不能再放表格或附件") as Say,
  "forms/missing-setting": ((name) => `缺少“${name}”`) as Say,
  "forms/bad-setting": ((name) => `“${name}”的值不对`) as Say,
  "forms/unknown-setting": ((name) => `这种字段没有“${name}”这个设置`) as Say,
  "forms/unknown-kind": ((kind) => `没有“${kind}”这种字段`) as Say,
  "forms/bad-id": ((id) => `标识“${id}”不能用：以字母开头，只含字母、数字、下划线，且不是表达式的保留词`) as Say,
  "forms/duplicate-id": ((id) => `标识“${id}”重复`) as Say,
  "forms/duplicate-option": ((value) => `选项“${value}”重复`) as Say,
  "forms/limits-crossed": ((names) => `“${names}”前者不能大于后者`) as Say,
  "forms/rule-refused": ((reason) => reason) as Say,
  "forms/unknown-name": ((name) => `表达式用到了不存在的字段“${name}”`) as Say,
  "forms/rules-in-circle": ((names) => `规则互相依赖，形成循环：${names}`) as Say,
  "forms/long-page": ((count) => `这一页有 ${count} 个问题，建议每页不超过 8 个`) as Say,
  "forms/never-true": ((rule) => `这个条件无论怎么填写都不会成立：${rule}`) as Say,
  "forms/always-true": ((rule) => `这个条件无论怎么填写都成立，可以去掉：${rule}`) as Say,
  "forms/asked-already": ((label) => `“${label}”在“申请人”部分已经问过，请勿重复填写`) as Say,
  "forms/sensitive-question": ((reason) => reason) as Say,
  "forms/id-removed": ((field) => `现行版本的字段“${field}”被删除；在办件仍按原版本办理，统计和共享数据里将不再有它`) as Say,
  "forms/kind-changed": ((field) => `现行版本的字段“${field}”换了类型，前后数据不能比较；建议新增一个字段`) as Say,
  "forms/option-removed": ((option) => `现行版本的选项“${option}”被删除`) as Say,
  "forms/no-vocabulary": ((keyword) => `不是表单：缺少“${keyword}”`) as Say,
  "forms/schema-differs": ((keyword) => `JSON Schema 与“${keyword}”里的表单定义不一致`) as Say,
};

export type DefinitionProblemCode = keyof typeof chinese;

/** One thing wrong with a definition. */
export interface DefinitionProblem {
  /** `pages[0].fields[2].options` */
  readonly path: string;
  readonly code: DefinitionProblemCode;
  readonly message: string;
}

const english: typeof chinese = {
  "forms/not-an-object": () => "must be an object",
  "forms/too-big": (limit) => `the form is larger than ${limit}`,
  "forms/too-many-fields": (limit) => `too many fields: at most ${limit}`,
  "forms/too-many-pages": (limit) => `a form has 1 to ${limit} pages`,
  "forms/nested-too-deep": (limit) => `groups are nested more than ${limit} levels deep`,
  "forms/table-in-table": () => "a table can't hold a table or attachments",
  "forms/missing-setting": (name) => `"${name}" is missing`,
  "forms/bad-setting": (name) => `"${name}" has a wrong value`,
  "forms/unknown-setting": (name) => `this kind of field has no setting "${name}"`,
  "forms/unknown-kind": (kind) => `there is no kind of field "${kind}"`,
  "forms/bad-id": (id) =>
    `the id "${id}" can't be used: begin with a letter, use letters, digits and underscores only, and no reserved word of expressions`,
  "forms/duplicate-id": (id) => `the id "${id}" is used twice`,
  "forms/duplicate-option": (value) => `the option "${value}" is there twice`,
  "forms/limits-crossed": (names) => `"${names}": the first must not be larger than the second`,
  "forms/rule-refused": (reason) => reason,
  "forms/unknown-name": (name) => `the expression names a field that doesn't exist: "${name}"`,
  "forms/rules-in-circle": (names) => `rules depend on each other in a circle: ${names}`,
  "forms/long-page": (count) => `this page asks ${count} questions; 8 or fewer are easier`,
  "forms/never-true": (rule) => `this condition never holds, whatever is answered: ${rule}`,
  "forms/always-true": (rule) => `this condition always holds, whatever is answered, and can go: ${rule}`,
  "forms/asked-already": (label) => `"${label}" has been asked of the applicant already; don't ask twice`,
  "forms/sensitive-question": (reason) => reason,
  "forms/id-removed": (field) =>
    `the field "${field}" of the version in force is gone; running cases keep their version, statistics and exchange lose it`,
  "forms/kind-changed": (field) => `the field "${field}" of the version in force is of another kind now; better add a new field`,
  "forms/option-removed": (option) => `the option "${option}" of the version in force is gone`,
  "forms/no-vocabulary": (keyword) => `this is no form: "${keyword}" is missing`,
  "forms/schema-differs": (keyword) => `the JSON Schema doesn't agree with the form under "${keyword}"`,
};

const catalogues: Record<Language, typeof chinese> = { "zh-CN": chinese, en: english };

export function definitionMessage(code: DefinitionProblemCode, detail: string, lang: Language): string {
  return catalogues[lang][code](detail);
}
