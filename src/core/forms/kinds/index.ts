/** The register of kinds: a new kind is one file and one line here (and its name in `FieldKind`). */
import type { FieldKind } from "../definition.ts";
import type { Kind } from "../field-kind.ts";
import { applicant } from "./applicant.ts";
import { attachment } from "./attachment.ts";
import { choice } from "./choice.ts";
import { choices } from "./choices.ts";
import { computed } from "./computed.ts";
import { creditCode } from "./credit-code.ts";
import { date } from "./date.ts";
import { email } from "./email.ts";
import { explanation } from "./explanation.ts";
import { group } from "./group.ts";
import { identityNumber } from "./identity-number.ts";
import { longText } from "./long-text.ts";
import { money } from "./money.ts";
import { number } from "./number.ts";
import { period } from "./period.ts";
import { phone } from "./phone.ts";
import { region } from "./region.ts";
import { section } from "./section.ts";
import { signature } from "./signature.ts";
import { staff } from "./staff.ts";
import { table } from "./table.ts";
import { text } from "./text.ts";
import { yesNo } from "./yes-no.ts";

export const kinds: Readonly<Record<FieldKind, Kind>> = {
  text,
  "long-text": longText,
  number,
  money,
  date,
  period,
  choice,
  choices,
  "yes-no": yesNo,
  region,
  "identity-number": identityNumber,
  "credit-code": creditCode,
  phone,
  email,
  staff,
  applicant,
  group,
  table,
  attachment,
  explanation,
  section,
  signature,
  computed,
};

export function isFieldKind(name: unknown): name is FieldKind {
  return typeof name === "string" && Object.hasOwn(kinds, name);
}
