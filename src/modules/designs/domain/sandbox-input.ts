import { FILE_KINDS, kindOfName } from "../../../platform/files/index.ts";
import type { CaseCommandInput, MaterialFile } from "../../cases/shared.ts";
import type { ItemInForce } from "../../catalogue/index.ts";
import { type ItemMaterial, knownAnswers, materialsFor, type SituationAnswers } from "../../catalogue/shared.ts";
import type { SandboxAct, SandboxGiven } from "../shared.ts";

/** Numbers with right check digits that belong to nobody: the county of the demo, and an authority that doesn't exist. */
const NOBODY = { person: "610999199001010012", organisation: "91610999MA0000000Y" } as const;
const PHONE = "13900000000";

/** Size of every sample file: nobody reads it. */
const SAMPLE_BYTES = 1024;

/** Makes the sample file of a material: it exists in the play alone. */
export type SampleOf = (material: ItemMaterial) => MaterialFile;

/** A sample of the first kind that the material takes; `hash` and `proof` as the store and the case's door would give them. */
export function sampleOf(material: ItemMaterial, hash: string, proof: string): MaterialFile {
  const [ending = "pdf"] = material.accept;
  return { material: material.code, hash, name: `${material.name}.${ending}`, type: sampleType(material), size: SAMPLE_BYTES, proof };
}

/** Media type of a material's sample. */
export function sampleType({ accept: [ending = "pdf"] }: ItemMaterial): string {
  return FILE_KINDS[kindOfName(`x.${ending}`) ?? "pdf"].type;
}

interface SandboxChoices {
  answers: Record<string, unknown>;
  situations: SituationAnswers;
  window: string | null;
  given: Readonly<Record<string, SandboxGiven>>;
}

/** An invented application, with what was given of the materials; those not spoken of come as sample files. */
export function sandboxApplication(
  item: ItemInForce,
  { answers, situations, window, given }: SandboxChoices,
  sample: SampleOf,
): CaseCommandInput<"submit"> {
  const { objects, name, online } = item.package;
  const firsts = Object.fromEntries((item.package.situations ?? []).map(({ id, choices: [first] }) => [id, first?.id ?? ""]));
  const answered = { ...firsts, ...knownAnswers(item.package, situations) };
  const materials = materialsFor(item.package, answered);
  const kind = objects[0] ?? "person";
  const how = (material: ItemMaterial) => given[material.code] ?? (online ? "file" : "paper");
  return {
    itemCode: item.code,
    applicant: { kind, name: name.slice(0, 60), number: NOBODY[kind], phone: PHONE, address: "", agent: null },
    form: answers,
    situations: answered,
    files: materials.filter((material) => how(material) === "file").map(sample),
    papers: materials.filter((material) => how(material) === "paper").map(({ code }) => code),
    handed: [],
    promised: [],
    channel: online ? "web" : "window",
    window,
  };
}

/** What an act sends: as it was written on the screen, with samples for the materials that the applicant supplies. */
export function sandboxInput({ by, command, input }: SandboxAct, item: ItemInForce, sample: SampleOf): unknown {
  if (by !== "applicant" || command !== "supply") return input;
  const codes = Array.isArray(input.samples) ? input.samples : [];
  return { files: item.package.materials.filter(({ code }) => codes.includes(code)).map(sample), papers: [], form: null };
}
