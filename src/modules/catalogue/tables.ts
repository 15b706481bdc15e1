import type { ColumnType, JSONColumnType } from "kysely";
import type { CompiledProcess, Drawing } from "../../core/process/index.ts";
import type { CaseKind, ItemPackage, ItemType } from "./shared.ts";

export interface ItemTable {
  code: string;
  number: number | null;
  position: number;
  class: "power" | "convenience";
  type: ItemType;
  sector: string;
  department: string;
  name: string;
  kind: CaseKind;
  online: boolean;
  objects: ("person" | "organisation")[];
  themes: string[];
  initial: string;
  pinyin: string;
  words: string;
  state: "in-force" | "retired";
  replaced_by: string | null;
  current_version: string;
}

interface ItemVersionTable {
  id: string;
  item: string;
  version: number;
  package: JSONColumnType<ItemPackage, string, never>;
  process: JSONColumnType<CompiledProcess, string, never>;
  drawing: JSONColumnType<Drawing, string, never>;
  digest: ColumnType<Buffer, Buffer, never>;
  published_at: Date;
  published_by: string;
  in_force_from: Date;
  in_force_to: Date | null;
}

interface ItemSerialTable {
  unit: string;
  type: ItemType;
  last: number;
}

interface DisclosureNodeTable {
  code: string;
  number: number;
  group: string;
  name: string;
  department: string | null;
}

export type CatalogueTables = {
  "catalogue.item": ItemTable;
  "catalogue.item_version": ItemVersionTable;
  "catalogue.item_serial": ItemSerialTable;
  "catalogue.disclosure_node": DisclosureNodeTable;
};
