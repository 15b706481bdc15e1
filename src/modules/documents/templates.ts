import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterCommit, type Db, rootOf, type Tx } from "../../platform/db/index.ts";
import { ROOT } from "../../platform/root.ts";
import type { House } from "../house.ts";
import { MEMBERS } from "./domain/asks.ts";
import { pathsWritten } from "./domain/fields.ts";
import type { RequiredContent } from "./domain/required.ts";
import { FACT_NAMES, type FieldCatalogue } from "./shared.ts";
import { newestTemplates } from "./store.ts";
import { type Template, type TemplateInForce, templateSchema } from "./template.ts";

const FOLDER = join(ROOT, "data", "documents");
const CHANNEL = "documents";

let shipped: ReadonlyMap<string, TemplateInForce> | undefined;
let required: Readonly<Record<string, RequiredContent>> | undefined;
let fields: FieldCatalogue | undefined;
let sample: (Readonly<Record<string, unknown>> & { case: object }) | undefined;

/** The templates shipped, as version 0. */
export function shippedTemplates(): ReadonlyMap<string, TemplateInForce> {
  shipped ??= new Map(
    readdirSync(join(FOLDER, "templates"))
      .filter((file) => file.endsWith(".json"))
      .sort()
      .map((file) => {
        const template = templateSchema.parse(JSON.parse(readFileSync(join(FOLDER, "templates", file), "utf8")));
        return [template.code, { template, version: 0, digest: digestOf(template) }];
      }),
  );
  return shipped;
}

/** What the law wants each document to say, by its code. */
export function requiredContent(code: string): RequiredContent | undefined {
  required ??= JSON.parse(readFileSync(join(FOLDER, "required.json"), "utf8")) as Record<string, RequiredContent>; // ours, held by a test
  return Object.hasOwn(required, code) ? required[code] : undefined;
}

/** Fields that a text may name, for the editor. */
export function fieldCatalogue(): FieldCatalogue {
  fields ??= JSON.parse(readFileSync(join(FOLDER, "fields.json"), "utf8")) as FieldCatalogue; // ours, held by a test
  return fields;
}

let names: ReadonlySet<string> | undefined;

/**
 * What a text may name: first names (`case`), paths below them (`case.number`, `row.lack`), and `case.` where those paths are all there are. What a form
 * asks and what an officer enters differ from item to item and from document to document: below them anything goes.
 */
export function knownNames(): ReadonlySet<string> {
  if (names) return names;
  const { groups, lists } = fieldCatalogue();
  const members = lists.flatMap(({ list, members }) => [list, ...members.map(({ field }) => `row.${field}`)]);
  const paths = [
    ...[...groups.flatMap(({ fields }) => fields.map(({ field }) => field)), ...members].map((field) => field.replace(/\|.*$/, "")),
    ...pathsOf(sampleFacts()),
    ...Object.values(MEMBERS).flatMap((members) => members.map((member) => `row.${member}`)),
    ...[...shippedTemplates().values()].flatMap(({ template }) => [...pathsWritten(template.blocks)]),
  ].filter((path) => path.includes(".") && !OPEN.has(path.split(".")[0] ?? ""));
  names = new Set([...FACT_NAMES, ...paths, ...paths.map((path) => `${path.split(".")[0] ?? ""}.`)]);
  return names;
}

const OPEN: ReadonlySet<string> = new Set(["form", "entered"]);

function pathsOf(facts: object, above = ""): string[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const path = `${above}${name}`;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? [path, ...pathsOf(value, `${path}.`)] : [path];
  });
}

/** Facts of an invented case, to show a template with. */
export function sampleFacts(): Readonly<Record<string, unknown>> & { case: object } {
  sample ??= JSON.parse(readFileSync(join(FOLDER, "sample.json"), "utf8")) as ReturnType<typeof sampleFacts>; // ours
  return sample;
}

/** What somebody might have written for a document. */
export function sampleEntered({ asks }: Template): Record<string, unknown> {
  return Object.fromEntries(asks.flatMap(({ name, sample: value }) => (value === undefined ? [] : [[name, value]])));
}

export function digestOf(template: Template): string {
  return createHash("sha256").update(JSON.stringify(template)).digest("hex");
}

const known = new WeakMap<Db, { templates: Promise<ReadonlyMap<string, TemplateInForce>> | null }>();

/** All templates in force: the county's own newest versions over those shipped. Kept until any server says they changed. */
export function templatesInForce(house: House): Promise<ReadonlyMap<string, TemplateInForce>> {
  const cache = known.get(rootOf(house.db)) ?? subscribe(house);
  if (!cache.templates) {
    const fresh = read(house.db);
    cache.templates = fresh;
    fresh.catch(() => {
      if (cache.templates === fresh) cache.templates = null;
    });
  }
  return cache.templates;
}

function subscribe(house: House) {
  const cache: { templates: Promise<ReadonlyMap<string, TemplateInForce>> | null } = { templates: null };
  known.set(rootOf(house.db), cache);
  const forget = () => {
    cache.templates = null;
  };
  house.live.subscribe(CHANNEL, forget, forget);
  return cache;
}

async function read(db: Db): Promise<ReadonlyMap<string, TemplateInForce>> {
  const own = await newestTemplates(db);
  return new Map([
    ...shippedTemplates(),
    ...own.map(({ code, version, definition, digest }) => [code, { template: definition, version, digest }] as const),
  ]);
}

/** Tells every server, on commit; this one forgets at once. */
export async function templatesChanged(tx: Tx, house: House): Promise<void> {
  afterCommit(tx, () => {
    const cache = known.get(rootOf(house.db));
    if (cache) cache.templates = null;
  });
  await house.live.publish(tx, CHANNEL, { changed: "templates" });
}
