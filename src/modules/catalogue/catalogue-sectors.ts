import { readBasicCatalogue } from "./seeding/basic-catalogue.ts";
import { readDefaults } from "./seeding/defaults.ts";

let known: Promise<string[]> | undefined;

/** The sectors (领域) of the basic catalogue, in its order. A department that names one handles its items. Read once: the file is part of the product. */
export function catalogueSectors(): Promise<string[]> {
  known ??= read();
  return known;
}

async function read(): Promise<string[]> {
  const { typeNames } = await readDefaults();
  return [...new Set((await readBasicCatalogue(new Map(Object.entries(typeNames)))).map((basic) => basic.sector))];
}
