import { type FormBody, type FormData, type FormField, type RowAction, readSubmission } from "../../../core/forms/index.ts";
import type { ItemInForce } from "../../../modules/catalogue/index.ts";
import type { Upload } from "../../../platform/http/index.ts";
import { fileInputName } from "../../ui/fields/field-setting.ts";
import { FORGET_FIELD } from "../../ui/fields/leftover-uploads.tsx";
import { one, type Portal } from "../portal.ts";
import type { Given, Step } from "./journey.ts";

/** What the visitor pressed. */
export type Wish = "next" | "save" | "autosave" | "upload" | "rows";

export interface Posted {
  given: Given;
  wish: Wish;
  /** Path of the row that was added, or of the table from which one was taken. */
  rows?: string;
  /** Files that couldn't be taken: path of their field, and why. */
  refused: { path: string; code: string }[];
}

type Body = Readonly<Record<string, unknown>>;

const WISHES: readonly string[] = ["save", "autosave", "upload"];

/** Puts what was posted on one step into what was given before. Nothing is judged here, so nothing typed is ever lost. */
export async function readPost(
  portal: Portal,
  post: { item: ItemInForce; step: Step; before: Given; body: Body; uploads: Upload[] },
): Promise<Posted> {
  const wish = wishIn(post.body);
  if (!post.step.page) return { ...(await readMaterials(portal, post)), wish };
  const { definition, id, part } = post.step.page;
  const read = readSubmission(definition, post.body as FormBody, { page: id, previous: post.before[part] });
  const attached = await attach(portal, post.item, read.data, post.uploads);
  const given = { ...post.before, [part]: attached.data };
  if (read.action) return { given, wish: "rows", rows: placeOf(read.action, read.data), refused: attached.refused };
  return { given, wish, refused: attached.refused };
}

/** Where to go on after rows changed: the row that was added, or the table one was taken from. */
function placeOf({ kind, path }: RowAction, data: FormData): string {
  if (kind === "remove") return path;
  const rows = path.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], data);
  return Array.isArray(rows) && rows.length > 0 ? `${path}[${rows.length - 1}]` : path;
}

function wishIn(body: Body): Wish {
  const act = one(body, FORGET_FIELD) ? "upload" : (one(body, "_act") ?? "next");
  return WISHES.includes(act) ? (act as Wish) : "next";
}

/** Files of attachment fields: stored, then a row each in the field's answer. Groups may hold such fields; tables may not (`forms/table-in-table`). */
async function attach(portal: Portal, item: ItemInForce, data: Readonly<Record<string, unknown>>, uploads: Upload[]) {
  const refused: Posted["refused"] = [];
  const fill = async (fields: readonly FormField[], answers: unknown, prefix: string): Promise<Record<string, unknown>> => {
    const kept: Record<string, unknown> = { ...(typeof answers === "object" ? answers : {}) };
    for (const field of fields) {
      const path = prefix + field.id;
      if (field.kind === "group" && field.fields) {
        const inside = await fill(field.fields, kept[field.id], `${path}.`);
        if (field.id in kept || Object.keys(inside).length > 0) kept[field.id] = inside;
      }
      if (field.kind !== "attachment") continue;
      for (const upload of uploads.filter((each) => each.field === fileInputName(path))) {
        const stored = upload.fault
          ? ({ ok: false, code: upload.fault } as const)
          : await portal.doors.storeAttachment({ stream: upload.open(), name: upload.name, accept: field.accept ?? [] });
        if (!stored.ok) refused.push({ path, code: stored.code });
        else kept[field.id] = withFile(rowsOf(kept[field.id]), { file: stored.file, name: stored.name, size: stored.size });
      }
    }
    return kept;
  };
  const fields = item.package.form.pages.flatMap((page) => page.fields);
  return { data: await fill(fields, data, ""), refused };
}

function rowsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The same file once, also when a browser sends it again because it heard no answer. */
function withFile(rows: unknown[], row: { file: string; name: string; size: number }): unknown[] {
  return rows.some((given) => (given as { file?: unknown } | null)?.file === row.file) ? rows : [...rows, row];
}

async function readMaterials(
  portal: Portal,
  { item, before, body, uploads }: { item: ItemInForce; before: Given; body: Body; uploads: Upload[] },
) {
  const refused: Posted["refused"] = [];
  let files = before.files;
  const [material, hash] = (one(body, "_drop") ?? "").split(" ");
  if (hash) files = files.filter((file) => file.material !== material || file.hash !== hash);
  for (const upload of uploads) {
    const code = upload.field.replace(/^material\./, "");
    const path = `material.${code}`;
    if (upload.fault) {
      refused.push({ path, code: upload.fault });
      continue;
    }
    const stored = await portal.doors.storeMaterial({ stream: upload.open(), name: upload.name, material: code, itemCode: item.code });
    if (!stored.ok) refused.push({ path, code: stored.code });
    else if (!files.some((file) => file.material === code && file.hash === stored.file.hash)) files = [...files, stored.file];
  }
  const listed = item.package.materials.map((each) => each.code);
  const papers = [body._paper].flat().filter((code): code is string => typeof code === "string" && listed.includes(code));
  return { given: { ...before, files, papers }, refused, ...(hash ? { rows: `material.${material}` } : {}) };
}
