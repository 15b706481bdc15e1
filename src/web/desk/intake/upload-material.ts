import type { MaterialFile } from "../../../modules/cases/shared.ts";
import { ask } from "../server.ts";

type Uploaded = { ok: true; file: MaterialFile } | { ok: false; code: string };

/** Sends one file as it is; the server looks into it and says what it is, or why it can't be taken. */
export async function uploadMaterial({ item, material, file }: { item: string; material: string; file: File }): Promise<Uploaded> {
  const about = new URLSearchParams({ item, material, name: file.name });
  try {
    const answer = await ask(`/desk/files?${about}`, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream" },
    });
    const told: unknown = await answer.json();
    if (typeof told === "object" && told !== null && "ok" in told) return told as Uploaded;
    return { ok: false, code: answer.status === 413 ? "file/too-large" : "desk/fault" };
  } catch {
    return { ok: false, code: "desk/unreachable" };
  }
}
