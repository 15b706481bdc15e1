/** The six items that are configured in full, with the answers their own samples give. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askedForm, type FormDefinition, type FormField } from "../../src/core/forms/index.ts";
import type { Applicant } from "../../src/modules/cases/shared.ts";
import type { ItemMaterial, Situation, SituationAnswers } from "../../src/modules/catalogue/shared.ts";
import { ROOT } from "../../src/platform/root.ts";

export interface Item {
  name: string;
  /** Two letters of the department that handles it, as in its people's user names. */
  department: string;
  form: FormDefinition;
  materials: Pick<ItemMaterial, "code" | "name" | "necessity" | "accept">[];
  /** What is asked first, and what the sample answers. */
  situations: Situation[];
  situation: SituationAnswers;
  applicant: Pick<Applicant, "kind" | "name" | "number" | "phone" | "address">;
  answers: Record<string, unknown>;
  /** What the staff write of it at their step. */
  staff: { fields: readonly FormField[]; answers: Record<string, unknown> };
  /** Village or township window that receives it, as the choice is called. */
  window?: string;
}

/** 承诺件, with an inspection on the spot. */
export const hygiene = item("public-place-hygiene", "公共场所卫生许可证核发", "ws");
/** 即办件. */
export const employment = item("employment-registration", "就业登记和失业登记", "zw");
/** 补办件. */
export const emergencyPlan = item("emergency-plan-record", "生产经营单位安全生产事故应急救援预案备案", "aj");
/** 上报件. */
export const nurse = item("nurse-licence", "护士执业许可（初审）", "ws");
/** 联办件 of three departments. */
export const investment = item("investment-approval", "依法由县级政府办理的企业投资项目核准", "fg");
/** Through a village window and its township. */
export const allowance: Item = {
  ...item("minimum-living-allowance", "城乡居民最低生活保障待遇核定", "mz"),
  window: firstVillage(),
};

export const ALL_ITEMS: readonly Item[] = [hygiene, employment, emergencyPlan, nurse, investment, allowance];

function item(folder: string, name: string, department: string): Item {
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, "data/items", folder, file), "utf8"));
  const { materials, situations = [] } = read<Pick<Item, "materials"> & { situations?: Situation[] }>("item.json");
  const sample = read<Pick<Item, "applicant"> & { form: Item["answers"]; staff?: Item["answers"]; situations?: SituationAnswers }>(
    "sample.json",
  );
  const asked = { situations, situation: sample.situations ?? {} };
  const form = read<FormDefinition>("form.json");
  const staff = { fields: form.pages.flatMap((page) => (page.staff ? page.fields : [])), answers: sample.staff ?? {} };
  return { name, department, form: askedForm(form), materials, ...asked, applicant: sample.applicant, answers: sample.form, staff };
}

function firstVillage(): string {
  const places: { townships: { villages: string[] }[] } = JSON.parse(readFileSync(join(ROOT, "data/demo/organisations.json"), "utf8"));
  const village = places.townships[0]?.villages[0];
  if (village === undefined) throw new Error("the demo county has no village");
  return village;
}

/** Something to say to every question that must be answered. */
export function sampleAnswers(form: FormDefinition): Record<string, unknown> {
  const answer = ({ kind, options }: FormField): unknown =>
    ({
      text: "示例",
      "long-text": "家里遇到困难",
      number: 2,
      money: 50_000,
      date: "1990-01-01",
      choice: options?.[0]?.value,
      choices: options?.slice(0, 1).map(({ value }) => value),
      "yes-no": false,
      signature: { name: "李秀英", agreed: true },
    })[kind as string];
  const asked = form.pages.flatMap((page) => page.fields).filter(({ required }) => required === true);
  return Object.fromEntries(asked.map((field) => [field.id, answer(field)]));
}
