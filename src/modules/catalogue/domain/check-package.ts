import { fieldPaths } from "../../../core/forms/index.ts";
import { CASE_KINDS, ITEM_TYPES, type ItemPackage, type LicenceSetting, type PackageFault } from "../shared.ts";
import { THEMES } from "../themes.ts";
import { checkSituations } from "./check-situations.ts";

type Fault = (path: string, code: string, detail?: string) => void;
type Rule = (item: ItemPackage, fault: Fault) => void;

// Area code and number: what a stranger can dial from anywhere (事项体检 L06).
const PHONE = /^(0\d{2,3}-\d{7,8}|1[3-9]\d{9}|12\d{3})$/;
const MATERIAL_CODE = /^[a-z0-9-]{1,60}$/;

/** 附录1 A1: the fields no guide may lack, as lists or texts that must not be empty. */
const FILLED = [
  "name",
  "summary",
  "sector",
  "department",
  "section",
  "body",
  "objects",
  "bases",
  "conditions",
  "intake",
  "places",
  "phone",
  "complaintPhone",
  "faqs",
  "forms",
] as const satisfies (keyof ItemPackage)[];

const filled: Rule = (item, fault) => {
  for (const field of FILLED) if (item[field].length === 0) fault(field, "catalogue/missing");
  if (item.nature === "entrusted" && !item.principal) fault("principal", "catalogue/principal-missing");
  if (item.class === "disclosure") fault("class", "catalogue/not-a-service");
  if (!ITEM_TYPES.includes(item.type)) fault("type", "catalogue/unknown-type", item.type);
  if (!CASE_KINDS.includes(item.kind)) fault("kind", "catalogue/unknown-kind", item.kind);
};

/** 承诺 ≤ 法定 (附录1; 事项体检 L10). Days and working days aren't compared: a promise in the statute's own unit is asked for. */
const terms: Rule = ({ statutory, promise, kind }, fault) => {
  if (!isTerm(statutory.amount)) fault("statutory", "catalogue/bad-term");
  if (!isTerm(promise.amount)) fault("promise", "catalogue/bad-term");
  if (statutory.unit !== promise.unit) fault("promise", "catalogue/promise-unit");
  else if (promise.amount > statutory.amount)
    fault("promise", "catalogue/promise-over-statutory", `${promise.amount} > ${statutory.amount}`);
  if (kind === "instant" && promise.amount > 1) fault("promise", "catalogue/instant-over-a-day");
};

const isTerm = (amount: number) => Number.isInteger(amount) && amount >= 1 && amount <= 3650;

/** 不同位阶依据从高到低 (附录1), each with its document, article and text (L14). */
const bases: Rule = (item, fault) => {
  item.bases.forEach((basis, index) => {
    if (!basis.document || !basis.article || !basis.text) fault(`bases.${index}`, "catalogue/basis-incomplete");
    const above = item.bases[index - 1];
    if (above && above.rank > basis.rank) fault(`bases.${index}`, "catalogue/basis-order");
  });
};

const materials: Rule = (item, fault) => {
  const seen = new Set<string>();
  item.materials.forEach((material, index) => {
    const path = `materials.${index}`;
    if (!MATERIAL_CODE.test(material.code)) fault(`${path}.code`, "catalogue/material-code", material.code);
    if (seen.has(material.code)) fault(`${path}.code`, "catalogue/material-twice", material.code);
    seen.add(material.code);
    if (!material.name) fault(`${path}.name`, "catalogue/missing");
    if (!material.standard) fault(`${path}.standard`, "catalogue/material-standard");
    if (material.accept.length === 0) fault(`${path}.accept`, "catalogue/missing");
    const months = material.reuse?.months ?? 1;
    if (!(Number.isInteger(months) && months >= 1 && months <= 120)) fault(`${path}.reuse`, "catalogue/reuse-months");
  });
};

/** A fee needs its basis, a levy its fee (L05; 行政许可法 58, 59). */
const fees: Rule = (item, fault) => {
  item.fees.forEach((fee, index) => {
    if (!fee.basis || !fee.unit || !fee.name) fault(`fees.${index}`, "catalogue/fee-incomplete");
    if (fee.amount !== null && !(Number.isSafeInteger(fee.amount) && fee.amount >= 0))
      fault(`fees.${index}.amount`, "catalogue/fee-amount");
  });
};

const contact: Rule = (item, fault) => {
  for (const field of ["phone", "complaintPhone"] as const)
    if (item[field] && !PHONE.test(item[field])) fault(field, "catalogue/phone", item[field]);
  if (item.phone && item.phone === item.complaintPhone) fault("complaintPhone", "catalogue/phones-equal");
  item.places.forEach((place, index) => {
    if (!place.name || !place.address || !place.hours) fault(`places.${index}`, "catalogue/place-incomplete");
  });
};

/** 服务对象 fits the themes (L07). */
const themes: Rule = (item, fault) => {
  for (const theme of item.themes) {
    const object = item.objects.find((each) => theme.startsWith(`${each}-`));
    if (!THEMES.includes(theme)) fault("themes", "catalogue/unknown-theme", theme);
    else if (!object) fault("themes", "catalogue/theme-object", theme);
  }
};

/** What the kind of case asks for (annexes §5). */
const kinds: Rule = (item, fault) => {
  if (item.kind === "joint" && item.jointUnits.length === 0) fault("jointUnits", "catalogue/joint-units-missing");
  if (item.kind !== "joint" && item.jointUnits.length > 0) fault("jointUnits", "catalogue/joint-units-unused");
  if (item.kind === "deferred" && !item.materials.some((material) => material.necessity === "later"))
    fault("materials", "catalogue/nothing-later");
  if (!(Number.isInteger(item.supplementDays) && item.supplementDays > 0)) fault("supplementDays", "catalogue/bad-term");
  item.specialProcedures.forEach((procedure, index) => {
    if (!procedure.ground || !isTerm(procedure.maximum)) fault(`specialProcedures.${index}`, "catalogue/special-incomplete");
  });
};

/** An item that changes or renews licences names them, asks for the number, and gives a new one (行政许可法 49, 50). */
const licences: Rule = (item, fault) => {
  const { licence } = item;
  if (!licence) return;
  if (licence.years != null && !(Number.isInteger(licence.years) && licence.years >= 1 && licence.years <= 99))
    fault("licence.years", "catalogue/bad-term");
  if (!item.documents.some(({ code }) => code === "licence")) fault("licence", "catalogue/licence-not-given");
  if (licence.act === "grant") return;
  if (licence.act === "by-answer") checkAnswers(item, licence, fault);
  else if (!licence.of) fault("licence.of", "catalogue/missing");
  if (!fieldPaths(item.form).includes(licence.field)) fault("licence.field", "catalogue/licence-field", licence.field);
};

/** The question and its choices must be there, and at least one of them mean something else than a new licence. */
function checkAnswers({ situations = [] }: ItemPackage, { situation, answers }: ByAnswer, fault: Fault): void {
  const asked = situations.find(({ id }) => id === situation);
  if (!asked) {
    fault("licence.situation", "catalogue/licence-situation", situation);
    return;
  }
  const unknown = Object.keys(answers).filter((id) => !asked.choices.some((choice) => choice.id === id));
  if (unknown.length > 0) fault("licence.answers", "catalogue/licence-answer", unknown.join("、"));
  if (!Object.values(answers).some((act) => act !== "grant")) fault("licence.answers", "catalogue/licence-answers-same");
}

type ByAnswer = Extract<LicenceSetting, { act: "by-answer" }>;

const RULES: readonly Rule[] = [filled, terms, bases, materials, checkSituations, fees, contact, themes, kinds, licences];

/** Every fault of a package that can be seen without its process and form: 附录1's completeness and the terms (C2, C3). */
export function checkPackage(item: ItemPackage): PackageFault[] {
  const faults: PackageFault[] = [];
  for (const rule of RULES) rule(item, (path, code, detail) => faults.push({ path, code, ...(detail === undefined ? {} : { detail }) }));
  return faults;
}
