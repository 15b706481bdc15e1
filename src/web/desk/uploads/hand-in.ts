import { ask } from "../server.ts";
import { refusedFile } from "./send-in-parts.ts";

/** What a file is for: a material of an item, or a question of its form (by its path). */
export type UploadFor = { item: string; material: string } | { item: string; field: string };

/** Hands in an upload that has arrived. Throws where no answer came, so that it is tried again; and what can't be helped as a refusal. */
export async function handIn<File>(id: string, what: UploadFor): Promise<File> {
  const answer = await ask(`/desk/uploads/${id}/hand-in`, {
    method: "POST",
    body: JSON.stringify(what),
    headers: { "content-type": "application/json" },
  });
  if (answer.status >= 500) throw new Error(String(answer.status));
  const told = (await answer.json()) as { ok: true; file: File } | { ok: false; code: string };
  if (!told.ok) throw refusedFile(told.code);
  return told.file;
}
