import type { ApplicantType, FormField } from "../definition.ts";
import type { Block } from "../field-kind.ts";
import { partLabels } from "../messages.ts";

const BOTH: readonly ApplicantType[] = ["person", "organisation"];

function parts(field: FormField): FormField[] {
  const allowed = field.applicants ?? BOTH;
  const onlyFor = (type: ApplicantType, part: FormField): FormField[] => {
    if (!allowed.includes(type)) return [];
    return [allowed.length > 1 ? { ...part, shownWhen: `type = "${type}"` } : part];
  };
  const nameLabel = allowed.includes("person") ? partLabels.personName : partLabels.organisationName;
  return [
    {
      id: "type",
      kind: "choice",
      label: partLabels.applicantType,
      required: true,
      options: allowed.map((value) => ({ value, label: partLabels[value] })),
    },
    { id: "name", kind: "text", label: nameLabel, required: true, maxLength: 100, personal: true },
    ...onlyFor("person", { id: "identityNumber", kind: "identity-number", label: partLabels.identityNumber, required: true }),
    ...onlyFor("organisation", { id: "creditCode", kind: "credit-code", label: partLabels.creditCode, required: true }),
    ...onlyFor("organisation", {
      id: "legalRepresentative",
      kind: "text",
      label: partLabels.legalRepresentative,
      required: true,
      maxLength: 50,
      personal: true,
    }),
    ...onlyFor("organisation", { id: "contactName", kind: "text", label: partLabels.contactName, maxLength: 50, personal: true }),
    { id: "phone", kind: "phone", label: partLabels.phone, required: true },
    { id: "address", kind: "text", label: partLabels.address, personal: true },
  ];
}

/** Who applies: `{ type, name, identityNumber | creditCode, …, phone, address }`. */
export const applicant: Block = { shape: "block", ask: "fill", settings: ["applicants"], parts };
