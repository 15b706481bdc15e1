/** The relations of a sentence, by the kind of answer they are about. */
import type { AnswerName, FieldKind } from "../../../../../core/forms/index.ts";
import type { Clause, ClauseOperator } from "../../../../../core/rules/index.ts";

interface Relation {
  readonly operator: ClauseOperator;
  readonly counted?: true;
  /** Compared with "unanswered", so there is no value to give. */
  readonly bare?: true;
}

export const RELATIONS = {
  is: { operator: "=" },
  isNot: { operator: "!=" },
  over: { operator: ">" },
  atLeast: { operator: ">=" },
  under: { operator: "<" },
  atMost: { operator: "<=" },
  after: { operator: ">" },
  notBefore: { operator: ">=" },
  before: { operator: "<" },
  notAfter: { operator: "<=" },
  includes: { operator: "includes" },
  lacks: { operator: "lacks" },
  countIs: { operator: "=", counted: true },
  countOver: { operator: ">", counted: true },
  countUnder: { operator: "<", counted: true },
  answered: { operator: "!=", bare: true },
  unanswered: { operator: "=", bare: true },
} as const satisfies Record<string, Relation>;

export type RelationKey = keyof typeof RELATIONS;

const EITHER: readonly RelationKey[] = ["is", "isNot", "answered", "unanswered"];
const AMOUNT: readonly RelationKey[] = ["is", "isNot", "over", "atLeast", "under", "atMost", "answered", "unanswered"];
const DAY: readonly RelationKey[] = ["is", "before", "notAfter", "after", "notBefore", "answered", "unanswered"];
const COUNT: readonly RelationKey[] = ["countOver", "countUnder", "countIs"];

/** What an answer is like to compare: a computed one by how it is shown. */
export function answerKind({ field, sort }: Pick<AnswerName, "field" | "sort">): FieldKind {
  if (sort === "rows") return "table";
  return field.kind === "computed" && field.shownAs ? field.shownAs : field.kind;
}

export function relationsFor(name: Pick<AnswerName, "field" | "sort">): readonly RelationKey[] {
  if (name.sort === "rows") return COUNT;
  if (name.sort === "many") return ["includes", "lacks", ...COUNT];
  switch (answerKind(name)) {
    case "number":
    case "money":
      return AMOUNT;
    case "date":
      return DAY;
    case "yes-no":
      return ["is", "answered", "unanswered"];
    default:
      return EITHER;
  }
}

/** The relation a clause has; undefined when its answer knows no such. */
export function relationOf(clause: Clause, name: Pick<AnswerName, "field" | "sort">): RelationKey | undefined {
  return relationsFor(name).find((key) => {
    const relation: Relation = RELATIONS[key];
    return (
      relation.operator === clause.operator &&
      Boolean(relation.counted) === Boolean(clause.counted) &&
      Boolean(relation.bare) === (clause.value === null)
    );
  });
}

/** A clause of a relation; what was compared with is kept where it still fits. */
export function clauseWith(name: AnswerName, key: RelationKey, before?: Clause): Clause {
  const relation: Relation = RELATIONS[key];
  const counted = relation.counted ? { counted: true as const } : {};
  return { path: name.path, ...counted, operator: relation.operator, value: relation.bare ? null : valueFor(name, relation, before) };
}

function valueFor(name: AnswerName, { counted }: Relation, before: Clause | undefined): Clause["value"] {
  const first = counted ? 0 : firstValue(name);
  const isKept = before?.path === name.path && typeof before.value === typeof first && Boolean(before.counted) === Boolean(counted);
  return isKept ? before.value : first;
}

function firstValue(name: AnswerName): string | number | boolean {
  const kind = answerKind(name);
  if (kind === "yes-no") return true;
  if (kind === "number" || kind === "money") return 0;
  return name.field.options?.[0]?.value ?? "";
}
