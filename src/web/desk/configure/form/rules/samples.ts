/** Sample answers to try a rule with. */
import type { AnswerName } from "../../../../../core/forms/index.ts";
import { answerKind } from "./operators.ts";

/** By path: one value; for rows how many there are; for a column its values as typed, with commas. */
export type Samples = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The samples as a form's answers: `members.income` typed as "3000, 2000" gives two rows. Amounts of columns are typed in yuan. */
export function sampleAnswers(names: readonly AnswerName[], samples: Samples): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const name of names) {
    const sample = samples[name.path];
    const ids = name.path.split(".");
    if (name.sort === "column") putColumn(answers, ids, columnValues(name, typeof sample === "string" ? sample : ""));
    else if (name.sort === "rows") putRows(answers, ids, typeof sample === "number" ? sample : 0);
    else if (sample !== undefined && sample !== "") put(answers, ids, sample);
    else if (name.sort === "many") put(answers, ids, []);
  }
  return answers;
}

function columnValues(name: AnswerName, typed: string): unknown[] {
  const parts = typed.split(/[,，、\s]+/).filter((part) => part !== "");
  const kind = answerKind({ field: name.field, sort: "one" });
  if (kind === "money") return parts.map((part) => Math.round(Number(part) * 100));
  return kind === "number" ? parts.map(Number) : parts;
}

function block(answers: Record<string, unknown>, ids: readonly string[]): Record<string, unknown> {
  let at = answers;
  for (const id of ids) {
    at[id] ??= {};
    at = at[id] as Record<string, unknown>;
  }
  return at;
}

function put(answers: Record<string, unknown>, ids: readonly string[], value: unknown): void {
  block(answers, ids.slice(0, -1))[ids.at(-1) ?? ""] = value;
}

function rowsAt(answers: Record<string, unknown>, ids: readonly string[], count: number): Record<string, unknown>[] {
  const holder = block(answers, ids.slice(0, -1));
  const id = ids.at(-1) ?? "";
  const rows = (Array.isArray(holder[id]) ? holder[id] : []) as Record<string, unknown>[];
  while (rows.length < count) rows.push({});
  holder[id] = rows;
  return rows;
}

function putRows(answers: Record<string, unknown>, ids: readonly string[], count: number): void {
  rowsAt(answers, ids, count);
}

function putColumn(answers: Record<string, unknown>, ids: readonly string[], values: readonly unknown[]): void {
  const rows = rowsAt(answers, ids.slice(0, -1), values.length);
  for (const [index, value] of values.entries()) {
    const row = rows[index];
    if (row) row[ids.at(-1) ?? ""] = value;
  }
}
