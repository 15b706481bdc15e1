/** Changes to the questions of a template, and what its texts can name because of them. */
import { ASK_KINDS, type Ask, type AskKind, type FieldCatalogue, isListKind, MEMBERS } from "../../../modules/documents/shared.ts";
import { freeId } from "../configure/guide/situation-edits.ts";

/** How an answer is written where it isn't plain words. */
const WRITTEN: Partial<Record<AskKind, string>> = { day: "|day", moment: "|moment" };

/** A question more, under the first name that is free: texts go by the name, people by the words. */
export function newAsk(asks: readonly Ask[]): Ask {
  const name = freeId(
    "a",
    asks.map((ask) => ({ id: ask.name })),
  );
  return { ...{ name, label: "", hint: "", kind: ASK_KINDS[0], required: true, options: [], least: 0, most: 50, rules: {}, starts: "" } };
}

/** A question answered in another way; what suits only the old one goes. */
export function withKind({ sample: _, ...ask }: Ask, kind: AskKind): Ask {
  const stays = isDayKind(kind) && isDayKind(ask.kind);
  return {
    ...ask,
    kind,
    options: kind === "choice" ? ["", ""] : [],
    starts: isListKind(kind) ? "" : ask.starts,
    least: isListKind(kind) && ask.required ? 1 : 0,
    most: 50,
    rules: stays ? ask.rules : {},
  };
}

export function isDayKind(kind: AskKind): boolean {
  return kind === "day" || kind === "moment";
}

/** The questions before one that a rule of it can count from. */
export function daysBefore(asks: readonly Ask[], index: number): Ask[] {
  return asks.slice(0, index).filter(({ kind }) => isDayKind(kind));
}

interface AskWords {
  asks: string;
  members: Readonly<Record<keyof typeof MEMBERS, Readonly<Record<string, string>>>>;
}

function membersOf(kind: keyof typeof MEMBERS, names: Readonly<Record<string, string>>) {
  return MEMBERS[kind].map((field) => ({ field, name: names[field] ?? field }));
}

/** What texts may name, with the answers to the template's own questions; `asks` of the words is the name of their group. */
export function withAnswers(fields: FieldCatalogue, asks: readonly Ask[], words: AskWords): FieldCatalogue {
  if (asks.length === 0) return fields;
  const single = asks.filter(({ kind }) => !isListKind(kind));
  const lists = asks.flatMap(({ name, label, kind }) =>
    isListKind(kind) ? [{ list: `entered.${name}`, name: label || name, members: membersOf(kind, words.members[kind]) }] : [],
  );
  const group = {
    name: words.asks,
    fields: single.map(({ name, label, kind }) => ({ field: fieldOf({ name, kind }), name: label || name })),
  };
  return { groups: [...(single.length > 0 ? [group] : []), ...fields.groups], lists: [...lists, ...fields.lists] };
}

/** As a text names the answer. */
export function fieldOf({ name, kind }: Pick<Ask, "name" | "kind">): string {
  return `entered.${name}${WRITTEN[kind] ?? ""}`;
}
