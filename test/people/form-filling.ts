/** Answers the questions of a form as a person does: by what stands beside the field, on the public pages or at the counter. */
import type { Locator, Page } from "playwright-core";
import { type FormField, textIn } from "../../src/core/forms/index.ts";

type Answers = Readonly<Record<string, unknown>>;

/** Where the form stands: lists and rows work differently there. */
export interface Place {
  choosesFrom(list: Locator, option: string): Promise<unknown>;
  rowName(label: string, row: number): string;
  addsRow(table: Locator, label: string): Promise<unknown>;
}

const PUBLIC_PAGE: Place = {
  choosesFrom: (list, label) => list.selectOption({ label }),
  rowName: (label, row) => `${label} ${row}`,
  addsRow: (table, label) => goingOn(table.page(), () => table.getByRole("button", { name: `添加一行：${label}` }).click()),
};

export const COUNTER: Place = {
  async choosesFrom(list, option) {
    await list.click();
    await list.page().getByTitle(option, { exact: true }).last().click();
  },
  rowName: (label, row) => `${label} 第 ${row} 行`,
  addsRow: (table, label) => table.getByRole("button", { name: `增加一行${label}` }).click(),
};

/** Fills in whatever of these fields is asked in this part of the page now. */
export async function answer(scope: Page | Locator, fields: readonly FormField[], answers: Answers, place = PUBLIC_PAGE): Promise<void> {
  for (const field of fields) {
    const value = answers[field.id];
    if (value !== undefined) await ANSWERING[field.kind]?.({ scope, field, name: named(field), value, place });
  }
}

/** A click that leads to another document, or to this one anew. */
export async function goingOn(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent("domcontentloaded"), act()]);
}

interface Asked {
  scope: Page | Locator;
  field: FormField;
  name: RegExp;
  value: unknown;
  place: Place;
}

/** How a person answers each kind of question; what is only shown needs no answer. */
const ANSWERING: Partial<Record<FormField["kind"], (asked: Asked) => Promise<void>>> = {
  text: write,
  "long-text": write,
  number: write,
  date: write,
  "identity-number": write,
  "credit-code": write,
  phone: write,
  email: write,
  money: ({ value, ...asked }) => write({ ...asked, value: Number(value) / 100 }),
  choice: choose,
  choices: async ({ scope, field, name, value }) => {
    const group = scope.getByRole("group", { name });
    if (await group.isHidden()) return;
    for (const one of value as string[]) await group.getByRole("checkbox", { name: optionName(field, one), exact: true }).check();
  },
  "yes-no": async ({ scope, name, value }) => {
    const group = scope.getByRole("group", { name });
    if (await group.isVisible()) await group.getByRole("radio", { name: value ? "是" : "否", exact: true }).check();
  },
  period: async ({ scope, name, value }) => {
    const group = scope.getByRole("group", { name });
    if (await group.isHidden()) return;
    const { from, to } = value as { from: string; to: string };
    const days = group.locator("input");
    await days.first().fill(from);
    await days.last().fill(to);
  },
  table: async ({ scope, field, name, value, place }) => {
    const table = scope.getByRole("group", { name }).first();
    if (await table.isHidden()) return;
    for (const [index, row] of (value as Answers[]).entries())
      await answer(await rowOf(table, field, index + 1, place), field.fields ?? [], row, place);
  },
  signature: async ({ scope, name, value }) => {
    const group = scope.getByRole("group", { name });
    if (await group.isHidden()) return;
    await group.getByRole("textbox").fill((value as { name: string }).name);
    await group.getByRole("radio", { name: "是", exact: true }).check();
  },
};

async function write({ scope, name, value }: Asked): Promise<void> {
  const field = scope.getByLabel(name);
  if (await field.isVisible()) await field.fill(String(value));
}

async function choose({ scope, field, name, value, place }: Asked): Promise<void> {
  const option = optionName(field, String(value));
  const list = scope.getByRole("combobox", { name });
  if (await list.isVisible()) return void (await place.choosesFrom(list, option));
  const group = scope.getByRole("group", { name });
  if (await group.isVisible()) await group.getByRole("radio", { name: option, exact: true }).check();
}

/** The nth row of a table, added if it isn't there yet. */
async function rowOf(table: Locator, field: FormField, number: number, place: Place): Promise<Locator> {
  const label = textIn(field.label, "zh-CN");
  const row = table.getByRole("group", { name: place.rowName(label, number), exact: true });
  if (await row.isHidden()) await place.addsRow(table, label);
  await row.waitFor();
  return row;
}

function optionName({ options = [] }: FormField, value: string): string {
  const option = options.find((each) => each.value === value);
  if (!option) throw new Error(`no option ${value}`);
  return textIn(option.label, "zh-CN");
}

/** A field's name as it stands on the page: marked where it needn't be answered. */
function named(field: FormField): RegExp {
  const label = textIn(field.label, "zh-CN").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${label}(（选填）|\\s*可不填)?\\s*$`);
}
