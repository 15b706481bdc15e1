import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";
import { catalogueMessages } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { type Choice, type Column, Entries } from "./entries.tsx";
import { ownCode } from "./entry-codes.ts";
import { useGuide } from "./guide-context.ts";

const choicesOf = <V extends string>(names: Readonly<Record<V, string>>): Choice<V>[] =>
  (Object.entries(names) as [V, string][]).map(([value, label]) => ({ value, label }));

type Lists = { [K in keyof ItemPackage]-?: ItemPackage[K] extends object[] ? K : never }[keyof ItemPackage];
type Entry<K extends Lists> = ItemPackage[K][number] & object;

/** What a new entry of each list begins with. */
const BLANKS: { [K in Exclude<Lists, "themes" | "objects" | "intake" | "conditions" | "situations" | "jointUnits">]: () => Entry<K> } = {
  bases: () => ({ rank: 1, document: "", article: "", text: "" }),
  materials: () => ({
    ...{ code: "", name: "", form: "copy", necessity: "required", copies: 1, source: "", standard: "" },
    accept: ["pdf", "jpg", "jpeg", "png"],
  }),
  fees: () => ({ name: "", amount: null, unit: "", basis: "" }),
  places: () => ({ name: "", address: "", hours: "", phone: "" }),
  faqs: () => ({ question: "", answer: "" }),
  forms: () => ({ number: "", name: "", summary: "", instructions: "" }),
  documents: () => ({ code: "", name: "", stage: "during" }),
  specialProcedures: () => ({ kind: "", name: "", ground: "", maximum: 30 }),
};
export type EntryPart = keyof typeof BLANKS;

/** One list of the guide with the columns its entries have. */
export function EntriesOf({ part }: { part: EntryPart }) {
  const text = useText(configureText);
  const { item, change } = useGuide();
  const columns = useColumns(item)[part];
  return (
    <Entries<object>
      part={part}
      label={text.fields[part]}
      rows={item[part]}
      columns={columns}
      blank={() => ({ ...BLANKS[part](), ...ownCode(part, item) })}
      onChange={(rows) => change({ [part]: rows })}
    />
  );
}

function useColumns({ situations = [] }: ItemPackage): Record<EntryPart, Column[]> {
  const { settings } = useText(configureText);
  const { ranks, forms, necessities, stages } = useText(catalogueMessages);
  const line = (key: keyof typeof settings, label = settings[key]): Column => ({ key, label, input: "line" });
  const long = (key: keyof typeof settings, label = settings[key]): Column => ({ key, label, input: "text", wide: true });
  const name = line("name");
  const questions = situations.map(({ id, question, choices }) => ({
    label: question,
    options: choices.map((choice) => ({ value: `${id} ${choice.id}`, label: `${question} ${choice.label}` })),
  }));
  return {
    bases: [
      {
        key: "rank",
        label: settings.rank,
        input: "choice",
        options: ([1, 2, 3, 4, 5] as const).map((rank) => ({ value: rank, label: ranks[rank] })),
      },
      line("document"),
      line("article"),
      long("text"),
    ],
    materials: [
      name,
      line("code"),
      { key: "form", label: settings.form, input: "choice", options: choicesOf(forms) },
      { key: "necessity", label: settings.necessity, input: "choice", options: choicesOf(necessities) },
      { key: "copies", label: settings.copies, input: "number" },
      line("source"),
      { key: "accept", label: settings.accept, input: "words", wide: true },
      { key: "reuse", label: settings.reuse, input: "reuse", wide: true },
      ...(situations.length > 0 ? [{ key: "when", label: settings.when, input: "when", wide: true, options: questions } as const] : []),
      long("standard"),
    ],
    fees: [name, { key: "amount", label: settings.yuan, input: "money" }, line("unit", settings.reckoning), long("basis")],
    places: [name, line("address"), line("hours"), line("phone")],
    faqs: [line("question"), long("answer")],
    forms: [line("number"), name, long("summary"), long("instructions")],
    documents: [
      name,
      line("code"),
      { key: "stage", label: settings.stage, input: "choice", options: choicesOf(stages) },
      { key: "required", label: settings.mustMake, input: "check" },
    ],
    specialProcedures: [
      name,
      line("kind", settings.code),
      { key: "maximum", label: settings.maximumDays, input: "number" },
      long("ground"),
    ],
  };
}

/** 申请条件: a text each. */
export function Conditions() {
  const text = useText(configureText);
  const { item, change } = useGuide();
  return (
    <Entries<{ text: string }>
      part="conditions"
      label={text.fields.conditions}
      rows={item.conditions.map((condition) => ({ text: condition }))}
      columns={[{ key: "text", label: text.settings.text, input: "text", wide: true }]}
      blank={() => ({ text: "" })}
      onChange={(rows) => change({ conditions: rows.map((row) => row.text) })}
    />
  );
}
