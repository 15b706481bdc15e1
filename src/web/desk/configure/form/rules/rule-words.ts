/** Rules in plain words. */
import { type AnswerName, type Language, textIn } from "../../../../../core/forms/index.ts";
import { type Clause, type Clauses, type Formula, type FormulaTerm, readClauses, readFormula } from "../../../../../core/rules/index.ts";
import { type FormdesignText, formdesignText } from "../../../messages/formdesign.ts";
import { answerKind, RELATIONS, relationOf } from "./operators.ts";

type Names = readonly AnswerName[];

/** A condition as a sentence; the expression itself where it says more than that. */
export function conditionWords(rule: string, names: Names, lang: Language): string {
  const clauses = readClauses(rule);
  return (clauses && clausesWords(clauses, names, lang)) ?? rule;
}

/** A computation in words; the expression itself where it says more than that. */
export function formulaWords(rule: string, names: Names, lang: Language): string {
  const formula = readFormula(rule);
  return (formula && wordsOfFormula(formula, names, lang)) ?? rule;
}

export function nameWords({ labels }: Pick<AnswerName, "labels">, lang: Language): string {
  return labels.map((label) => textIn(label, lang)).join(" › ");
}

function clausesWords({ joined, clauses }: Clauses, names: Names, lang: Language): string | undefined {
  const { rule } = formdesignText(lang);
  const parts = clauses.map((clause) => clauseWords(clause, names, lang));
  return parts.every((part) => part !== undefined) ? parts.join(rule[joined]) : undefined;
}

function clauseWords(clause: Clause, names: Names, lang: Language): string | undefined {
  const { rule } = formdesignText(lang);
  const name = names.find(({ path }) => path === clause.path);
  const key = name && relationOf(clause, name);
  if (!name || !key) return undefined;
  const subject = `${rule.quoted(nameWords(name, lang))}${rule.keys[key]}`;
  return "bare" in RELATIONS[key] ? subject : subject + rule.quoted(valueWords(clause, name, lang));
}

function valueWords({ value, counted }: Clause, name: AnswerName, lang: Language): string {
  const { rule, yuan } = formdesignText(lang);
  if (value === null || value === "") return rule.blank;
  if (typeof value === "boolean") return value ? rule.yes : rule.no;
  if (typeof value === "number") return !counted && answerKind(name) === "money" ? `${value / 100} ${yuan}` : String(value);
  const option = name.field.options?.find((each) => each.value === value);
  return option ? textIn(option.label, lang) : value;
}

function wordsOfFormula({ first, rest }: Formula, names: Names, lang: Language): string | undefined {
  const text: FormdesignText = formdesignText(lang);
  const terms = [first, ...rest.map(({ term }) => term)].map((term) => termWords(term, names, lang));
  if (!terms.every((term) => term !== undefined)) return undefined;
  return terms.map((term, index) => (index === 0 ? term : `${text.formula.signs[rest[index - 1]?.sign ?? "+"]} ${term}`)).join(" ");
}

function termWords(term: FormulaTerm, names: Names, lang: Language): string | undefined {
  if ("number" in term) return String(term.number);
  const { formula } = formdesignText(lang);
  const name = names.find(({ path }) => path === term.path);
  return name && (term.of ? formula.words[term.of](nameWords(name, lang)) : nameWords(name, lang));
}
