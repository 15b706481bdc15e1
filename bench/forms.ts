import { isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { build } from "rolldown";
import {
  checkDefinition,
  type FieldView,
  FORM_KEYWORD,
  type FormData,
  type FormDefinition,
  type FormField,
  toJsonSchema,
  validateForm,
  viewPage,
} from "../src/core/forms/index.ts";
import { ROOT } from "../src/platform/root.ts";
import type { FieldSetting } from "../src/web/ui/fields/field-setting.ts";
import { fieldWordsZhCN } from "../src/web/ui/fields/field-words.zh-CN.ts";
import { median } from "./measure.ts";
import { type Line, ms, type Settings, times } from "./report.ts";
import type { Cluster } from "./world.ts";

const FIELDS = 200;
const TODAY = "2026-03-06";
const RENDER_MS = 200;
const VALIDATE_MS = 2;

const label = (words: string) => ({ "zh-CN": words });

/** 200 fields of eight kinds on one page, every fifth hanging on the one before it, a table of ten rows with sums over it. */
function largeForm(): FormDefinition {
  const kinds: readonly ((id: string) => FormField)[] = [
    (id) => ({
      id,
      kind: "choice",
      label: label(id),
      required: true,
      options: ["a", "b", "c"].map((value) => ({ value, label: label(value) })),
    }),
    (id) => ({ id, kind: "text", label: label(id), required: true, maxLength: 60 }),
    (id) => ({ id, kind: "money", label: label(id), required: true }),
    (id) => ({ id, kind: "date", label: label(id), latest: "today" }),
    (id) => ({ id, kind: "yes-no", label: label(id), required: true }),
    (id) => ({ id, kind: "number", label: label(id), decimals: 0, minimum: 0 }),
    (id) => ({ id, kind: "phone", label: label(id) }),
    (id) => ({ id, kind: "long-text", label: label(id) }),
  ];
  const plain = Array.from({ length: FIELDS - 10 }, (_, index): FormField => {
    const made = kinds[index % kinds.length]?.(`f${index}`) as FormField;
    return index % 5 === 4 ? { ...made, shownWhen: `f${index - 1} != null` } : made;
  });
  const columns = ["name", "income", "rent", "born", "note"].map(
    (id, index): FormField => ({ id, kind: (["text", "money", "money", "date", "text"] as const)[index] ?? "text", label: label(id) }),
  );
  const rows: FormField = { id: "rows", kind: "table", label: label("rows"), required: true, maxItems: 20, fields: columns };
  const sums = ["income", "rent"].map(
    (id): FormField => ({ id: `${id}Sum`, kind: "computed", label: label(id), computed: `sum(rows.${id})`, shownAs: "money" }),
  );
  const head: FormField = {
    id: "perHead",
    kind: "computed",
    label: label("perHead"),
    computed: "incomeSum / count(rows)",
    shownAs: "money",
  };
  return {
    id: "large",
    version: 1,
    title: label("large"),
    pages: [{ id: "all", title: label("all"), fields: [...plain, rows, ...sums, head] }],
  };
}

function answersFor(form: FormDefinition): FormData {
  const answer = ({ kind }: FormField): unknown =>
    ({
      choice: "a",
      text: "某某",
      money: 123_450,
      date: "2026-01-31",
      "yes-no": true,
      number: 12,
      phone: "13912345678",
      "long-text": "一行\n又一行",
    })[kind as string];
  const rows = Array.from({ length: 10 }, (_, index) => ({
    name: `甲${index}`,
    income: 300_000,
    rent: 50_000,
    born: "1990-01-01",
    note: "无",
  }));
  const plain = form.pages.flatMap((page) =>
    page.fields.flatMap((field) => (answer(field) === undefined ? [] : [[field.id, answer(field)] as const])),
  );
  return { ...Object.fromEntries(plain), rows };
}

/** A large form: drawn as the public page draws it, judged as the server does, checked as the designer does while one types. */
export async function forms(_: Cluster, { quick }: Settings): Promise<Line[]> {
  const form = largeForm();
  const checked = checkDefinition(form);
  const data = answersFor(form);
  if (!checked.ok || !validateForm(form, data, { today: TODAY }).ok) throw new Error("the large form is wrong");

  const PageFields = await publicFields();
  const setting: FieldSetting = { lang: "zh-CN", texts: fieldWordsZhCN, messageOf: () => undefined, regions: [], leftovers: [] };
  const draw = () => PageFields({ views: viewPage(form, "all", data, { today: TODAY }), setting }).toString();
  const judge = () => validateForm(form, data, { today: TODAY });
  const { $id: _id, ...schema } = toJsonSchema(form);
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addVocabulary([FORM_KEYWORD]);
  const shape = ajv.compile(schema);
  const rounds = quick ? 20 : 200;
  // By turns, so that whatever else the machine does meets all of them.
  const [drawn, judged, shaped, designed]: number[][] = [[], [], [], []];
  for (let round = -10; round < rounds; round++) {
    const found = [draw, judge, () => shape(data), () => checkDefinition({ ...form })].map(took);
    if (round < 0) continue;
    for (const [index, list] of [drawn, judged, shaped, designed].entries()) list?.push(found[index] ?? 0);
  }
  const [rendering, validating, peer, checking] = [drawn, judged, shaped, designed].map((list) => median(list ?? []));
  return [
    bar(`form of ${FIELDS} fields, drawn`, rendering ?? 0, RENDER_MS),
    bar(`form of ${FIELDS} fields, judged`, validating ?? 0, VALIDATE_MS),
    {
      what: "the same beside a compiled JSON Schema (shape alone)",
      ours: ms(validating ?? 0),
      beside: `ajv ${ms(peer ?? 0)}`,
      ratio: times((validating ?? 0) / (peer ?? 1)),
      bar: "–",
      holds: null,
    },
    bar(`form of ${FIELDS} fields, definition checked`, checking ?? 0, 100),
  ];
}

/** The component of the public pages; JSX, so it is bundled first. */
async function publicFields(): Promise<(props: { views: readonly FieldView[]; setting: FieldSetting }) => object> {
  const dir = join(ROOT, "dist/bench");
  await build({
    cwd: ROOT,
    input: "src/web/ui/fields/fields.tsx",
    platform: "node",
    external: (id) => !id.startsWith(".") && !isAbsolute(id),
    tsconfig: join(ROOT, "tsconfig.json"),
    output: { dir, format: "esm" },
  });
  return (await import(pathToFileURL(join(dir, "fields.js")).href)).PageFields;
}

function took(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function bar(what: string, found: number, limit: number): Line {
  return { what, ours: ms(found), beside: `limit ${ms(limit)}`, ratio: times(found / limit), bar: `< ${ms(limit)}`, holds: found < limit };
}
