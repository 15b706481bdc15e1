import type { Block } from "../field-kind.ts";

/** Fields that belong together; their answers form one block under the group's id. */
export const group: Block = {
  shape: "block",
  ask: "fill",
  settings: ["fields"],
  needs: ["fields"],
  transparent: true,
  parts: (field) => field.fields ?? [],
};
