import type { FormField } from "../definition.ts";
import type { Block } from "../field-kind.ts";
import { partLabels, reading } from "../messages.ts";
import { asText } from "../plain-text.ts";

const parts: readonly FormField[] = [
  { id: "name", kind: "text", label: partLabels.signedBy, required: true, maxLength: 50, personal: true },
  { id: "agreed", kind: "yes-no", label: partLabels.agreed, required: true },
];

/** A statement agreed to under one's name: `{ name, agreed: true }`. */
export const signature: Block = {
  shape: "block",
  ask: "sign",
  settings: ["text"],
  parts: () => parts,
  check: ({ agreed }) => (agreed === true ? undefined : { code: "forms/not-agreed", part: "agreed" }),
  format: ({ name }, _field, { lang }) => reading[lang].signed(asText(name)),
};
