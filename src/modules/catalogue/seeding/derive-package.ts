import type { Org } from "../../identity/shared.ts";
import type { CaseKind, IntakePlace, ItemMaterial, ItemPackage, ItemType, LegalBasis, ServicePlace } from "../shared.ts";
import type { BasicItem, GuideRow } from "./basic-catalogue.ts";
import { fill, type GuideDefaults, type GuidePattern } from "./defaults.ts";
import { fitToPromise, type StandardProcesses } from "./standard-process.ts";

/** What the guides of a county are made from. */
export interface GuideSources {
  defaults: GuideDefaults;
  processes: StandardProcesses;
  county: Org;
  hall: Org | undefined;
}

/** The item a guide is made for. */
export interface GuideOf {
  basic: BasicItem & { type: ItemType; class: "power" | "convenience" };
  guide: GuideRow;
  department: Org;
  /** Where it may be handed in, when the item itself says so. */
  intake?: IntakePlace[] | undefined;
}

/** What stands at hand while one guide is made. */
interface Making extends GuideSources, Omit<GuideOf, "intake"> {
  pattern: GuidePattern;
  /** The name without the word for the act: 公共场所卫生许可证 for 公共场所卫生许可证核发. */
  title: string;
}

/** The standard guide of an item of the basic catalogue: made from its type, its pattern and its department. Everything in it can be edited later. */
export function derivePackage(sources: GuideSources, { basic, guide, department, intake: ownIntake }: GuideOf): ItemPackage {
  const { defaults, processes, county } = sources;
  const pattern = defaults.patterns[guide.pattern];
  if (!pattern) throw new Error(`guides.csv: no pattern "${guide.pattern}" for ${basic.class} ${basic.number}`);
  const title = titleOf(basic.name, defaults);
  const making: Making = { ...sources, basic, guide, pattern, department, title };
  const { kind, promise } = pattern;
  const statutory = Math.max(pattern.statutory ?? defaults.types[basic.type].statutory, promise);
  const intake = ownIntake ?? intakeOf(making);
  return {
    name: basic.name,
    summary: summaryOf(making),
    class: basic.class,
    type: basic.type,
    sector: basic.sector,
    kind,
    department: department.code,
    section: defaults.sections[sectorOf(basic, defaults)] ?? "",
    body: department.name,
    nature: "statutory",
    objects: guide.objects,
    themes: guide.themes,
    bases: basesOf(making),
    conditions: pattern.conditions,
    materials: materialsOf(making),
    fees: feesOf(making),
    statutory: { amount: statutory, unit: "workday" },
    promise: { amount: promise, unit: "workday" },
    jointUnits: (pattern.jointUnits ?? []).map((letters) => `${county.code}${letters}`),
    intake,
    online: pattern.online ?? true,
    places: placesOf(making, intake),
    phone: phoneOf(department, sources),
    complaintPhone: defaults.complaintPhone,
    faqs: faqsOf(making, statutory),
    forms: [
      {
        number: "B01",
        name: fill(defaults.texts.form.name, { title }),
        summary: defaults.texts.form.summary,
        instructions: defaults.texts.form.instructions,
      },
    ],
    documents: documentsOf(defaults, basic.type, kind, pattern.special.length > 0),
    result: resultOf(making),
    resultsPublic: defaults.types[basic.type].resultsPublic,
    specialProcedures: specialOf(defaults, pattern.special),
    supplementDays: defaults.supplementDays,
    form: formOf(making),
    process: fitToPromise(processes[kind], kind, promise),
  };
}

/** The sector whose department handles an item. */
export function sectorOf(basic: Pick<BasicItem, "class" | "sector" | "number">, defaults: GuideDefaults): string {
  return basic.class === "convenience" ? (defaults.convenienceSectors[String(basic.number)] ?? basic.sector) : basic.sector;
}

function titleOf(name: string, { texts }: GuideDefaults): string {
  const ending = new RegExp(texts.titleEndings);
  let title = name;
  // 护士执业许可（初审） and 旅馆变更登记备案 lose one ending each; 职工医保…手续办理 both of its.
  for (let round = 0; round < 2; round++) title = title.replace(ending, "") || title;
  return title;
}

function summaryOf({ defaults: { texts }, basic, guide, department }: Making): string {
  const who = guide.objects.length > 1 ? texts.who.both : texts.who[guide.objects[0] ?? "person"];
  return fill(texts.summary, { who, name: basic.name, department: department.name }) + guide.note;
}

function basesOf({ defaults: { texts, types }, basic, guide }: Making): LegalBasis[] {
  const general = types[basic.type].bases.map(([rank, document, article, text]) => ({ rank, document, article, text }));
  const own = guide.bases.map(({ rank, document }) => ({
    rank,
    document,
    article: texts.basisArticle,
    text: fill(texts.basisText, { kind: texts.basisKinds[rank] ?? "" }),
  }));
  return [...own, ...general].sort((a, b) => a.rank - b.rank);
}

/** A list the same for all items but for the name of the form; whoever may send somebody else is told so. */
function materialsOf({ defaults: { materials }, pattern, title }: Making): ItemMaterial[] {
  const codes =
    pattern.materials.includes("application") && !pattern.materials.includes("entrust")
      ? [...pattern.materials, "entrust"]
      : pattern.materials;
  return codes.map((code) => {
    const material = materials[code];
    if (!material) throw new Error(`defaults.json: no material "${code}"`);
    return { code, ...material, name: fill(material.name, { title }) };
  });
}

function feesOf({ defaults: { texts }, basic, guide, pattern, title }: Making): ItemPackage["fees"] {
  const isCharged = (pattern.fee || basic.type === "ZS") && !new RegExp(texts.freeNote).test(guide.note);
  return isCharged ? [{ name: fill(texts.fee, { title }), amount: null, unit: texts.feeUnit, basis: texts.feeBasis }] : [];
}

function intakeOf({ defaults, basic, pattern }: Making): IntakePlace[] {
  if (pattern.intake) return pattern.intake;
  return defaults.departmentIntake.includes(sectorOf(basic, defaults)) ? ["department"] : defaults.intake;
}

function placesOf(making: Making, intake: IntakePlace[]): ServicePlace[] {
  const { defaults, department, hall, county } = making;
  const phone = phoneOf(department, making);
  const at = (org: Org | undefined, name: string) => ({
    name,
    address: org?.address ?? county.address ?? county.name,
    hours: defaults.hours,
    phone,
  });
  const places: Record<IntakePlace, ServicePlace> = {
    hall: at(hall, `${hall?.name ?? county.name} ${defaults.hall}`),
    department: at(department, department.name),
    township: { ...at(undefined, ""), ...defaults.townshipPlace },
    village: { ...at(undefined, ""), ...defaults.villagePlace },
  };
  return intake.map((place) => places[place]);
}

function phoneOf(department: Org, { hall, county }: GuideSources): string {
  return department.phone ?? hall?.phone ?? county.phone ?? "";
}

function faqsOf({ defaults: { texts }, pattern, guide, basic }: Making, statutory: number): ItemPackage["faqs"] {
  const values = { promise: pattern.promise, statutory, note: guide.note, name: basic.name };
  const own = [...(guide.note ? [texts.faqNote] : []), ...pattern.faqs, pattern.kind === "instant" ? texts.faqInstant : texts.faqTerm];
  const all = pattern.materials.includes("application") ? [...own, texts.faqAgent] : own;
  return all.map(([question, answer]) => ({ question: fill(question, values), answer: fill(answer, values) }));
}

/** What the applicant gets. An item named after a certificate gives that certificate. */
function resultOf({ defaults: { texts }, pattern, title }: Making): ItemPackage["result"] {
  if (!pattern.result) return null;
  if (pattern.resultName) return { name: fill(pattern.resultName, { title }), kind: pattern.result };
  if (new RegExp(texts.certificateEnding).test(title)) return { name: title, kind: "certificate" };
  if (pattern.result !== "certificate") return { name: fill(texts.resultName[pattern.result], { title }), kind: pattern.result };
  const isLicence = new RegExp(texts.licenceEnding).test(title);
  return { name: fill(isLicence ? texts.licenceName : texts.certificateName, { title }), kind: "certificate" };
}

/** Documents made on the way (annexes §7): those of every case, of its kind, of its type. */
function documentsOf(defaults: GuideDefaults, type: ItemType, kind: CaseKind, hasSpecial: boolean): ItemPackage["documents"] {
  const { documents } = defaults;
  const groups = [
    "common",
    ...(hasSpecial ? ["special"] : []),
    ...(documents[kind] ? [kind] : []),
    ...(kind === "instant" ? [] : ["extension"]),
  ];
  const rows = [...groups, documents[type] ? type : "other", "deliver"].flatMap((group) => documents[group] ?? []);
  return rows.map(([code, name, stage]) => ({ code, name, stage }));
}

function specialOf(defaults: GuideDefaults, kinds: readonly string[]): ItemPackage["specialProcedures"] {
  return kinds.map((kind) => {
    const procedure = defaults.specialProcedures[kind];
    if (!procedure) throw new Error(`defaults.json: no special procedure "${kind}"`);
    const [name, ground, maximum] = procedure;
    return { kind, name, ground, maximum };
  });
}

function formOf({ defaults, pattern, title }: Making): ItemPackage["form"] {
  const pages = defaults.forms[pattern.form];
  if (!pages) throw new Error(`defaults.json: no form "${pattern.form}"`);
  return { id: `standard-${pattern.form}`, version: 1, title: { "zh-CN": fill(defaults.texts.form.name, { title }) }, pages };
}
