import { expect, test } from "vitest";
import type { MaterialFile, TrackView } from "../../../modules/cases/shared.ts";
import type { Portal } from "../portal.ts";
import { keepSupply } from "./take-supply.ts";

const file = (hash: string): MaterialFile => ({ material: "m", hash, name: `${hash}.pdf`, type: "application/pdf", size: 1, proof: "" });
const view = { itemCode: "item" } as TrackView;

test("files wait together when another window puts its own there between reading and saving", async () => {
  let stored = { itemCode: "item", files: [file("a")], version: 1 };
  let savings = 0;
  const doors = {
    findItem: async () => ({ code: "item", versionId: "v" }),
    loadDraft: async () => stored,
    saveDraft: async ({ version, content }: { version: number; content: { files: MaterialFile[] } }) => {
      if (savings++ === 0) stored = { ...stored, files: [file("a"), file("theirs")], version: 2 };
      if (version !== stored.version) return { ok: false, code: "cases/draft-changed" };
      stored = { ...stored, files: content.files, version: version + 1 };
      return { ok: true, token: "t", version: version + 1 };
    },
  };
  const portal = { doors } as unknown as Portal; // the doors this asks
  const kept = await keepSupply(portal, view, { files: [file("a"), file("b")], refused: [], draft: "t" });
  expect(kept?.files.map(({ hash }) => hash)).toEqual(["theirs", "a", "b"]);
  expect(stored.files).toEqual(kept?.files);
});
