import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ItemClass, ItemType } from "../shared.ts";
import { DATA } from "./defaults.ts";

/** A row of the basic catalogue (基本目录). */
export interface BasicItem {
  class: ItemClass;
  sector: string;
  number: number;
  name: string;
  /** Null for disclosure items. */
  type: ItemType | null;
}

/** What the guide of a service item needs beyond its row: `data/items/guides.csv`. */
export interface GuideRow {
  objects: ("person" | "organisation")[];
  themes: string[];
  pattern: string;
  bases: { rank: 1 | 2 | 3 | 4 | 5; document: string }[];
  note: string;
}

/** Type names of the basic catalogue and their letters (annexes 1.2): the file's own words. */
export type TypeNames = ReadonlyMap<string, ItemType>;

/** The 385 rows, in order. Throws on a type it doesn't know: the file is part of the product. */
export async function readBasicCatalogue(typeNames: TypeNames): Promise<BasicItem[]> {
  return (await rowsOf("basic-catalogue.csv")).map(({ class: itemClass, sector, number, name, suggested_type: typeName }) => {
    const type = typeName ? typeNames.get(typeName) : null;
    if (type === undefined || !sector || !name) throw new Error(`basic catalogue: row ${itemClass} ${number} can't be read`);
    return { class: itemClass as ItemClass, sector, number: Number(number), name, type }; // the three classes of the file
  });
}

/** Guide rows by class and number, as `power:39`. */
export async function readGuides(): Promise<Map<string, GuideRow>> {
  const rows = await rowsOf(join("items", "guides.csv"));
  return new Map(rows.map((row) => [`${row.class}:${row.number}`, guideOf(row)]));
}

function guideOf(row: Record<string, string>): GuideRow {
  return {
    objects: words(row.objects).map((letter) => (letter === "p" ? "person" : "organisation")),
    themes: words(row.themes).map((theme) => `${theme.startsWith("p") ? "person" : "organisation"}-${theme.slice(1)}`),
    pattern: row.pattern ?? "",
    bases: (row.bases ?? "").split(";").map((basis) => {
      const [rank, document = ""] = basis.split("|");
      return { rank: Number(rank) as 1 | 2 | 3 | 4 | 5, document }; // checkPackage judges order and document
    }),
    note: row.note ?? "",
  };
}

const words = (text: string | undefined) => (text ?? "").split(" ").filter((word) => word !== "");

/** A CSV file of ours: a head line, no quotes, no commas inside a field. */
async function rowsOf(file: string): Promise<Record<string, string>[]> {
  const text = await readFile(join(DATA, file), "utf8");
  const [head = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    if (cells.length !== names.length) throw new Error(`${file}: "${line}" has ${cells.length} fields instead of ${names.length}`);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}
