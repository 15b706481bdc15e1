import type { FormData, FormDefinition, FormField, Text } from "../../../core/forms/index.ts";
import type { Applicant } from "../../../modules/cases/shared.ts";
import type { ItemPackage } from "../../../modules/catalogue/shared.ts";
import { messagesIn } from "../messages/index.ts";

export const APPLICANT_PAGE = "applicant";

type WindowNeed = "none" | "optional" | "required";

const definitions = new Map<string, FormDefinition>();

/** The questions about who applies, and where the application is handed in, as this item needs them; `mail`: whether the county sends any. Made once for each of the few variants. */
export function applicantForm({ objects, intake }: Pick<ItemPackage, "objects" | "intake">, mail: boolean): FormDefinition {
  const window = windowNeed(intake);
  const key = `${[...objects].sort().join("+")}:${window}:${mail}`;
  const known = definitions.get(key);
  if (known) return known;
  const definition: FormDefinition = {
    id: "applicant",
    version: 1,
    title: words((text) => text.cases.apply.applicant),
    pages: [
      {
        id: APPLICANT_PAGE,
        title: words((text) => text.cases.apply.applicant),
        fields: [...whoFields(objects, mail), ...windowFields(window), ...agentFields()],
      },
    ],
  };
  definitions.set(key, definition);
  return definition;
}

/** Items received in townships and villages need to know which; where the hall receives too, it is a choice. */
export function windowNeed(intake: ItemPackage["intake"]): WindowNeed {
  if (!intake.includes("township") && !intake.includes("village")) return "none";
  return intake.includes("hall") || intake.includes("department") ? "optional" : "required";
}

/** The answers as the case command wants them. Expects answers that were found right. */
export function toApplicant(answers: FormData, objects: ItemPackage["objects"]): Applicant {
  const kind = objects.length === 1 ? (objects[0] ?? "person") : answers.kind === "organisation" ? "organisation" : "person";
  const agent = answers.agent as Record<string, unknown> | undefined;
  return {
    kind,
    name: textOf(answers.name),
    number: textOf(kind === "person" ? answers.identityNumber : answers.creditCode),
    phone: textOf(answers.phone),
    ...(textOf(answers.email) === "" ? {} : { email: textOf(answers.email) }),
    address: textOf(answers.address),
    agent:
      answers.hasAgent === true && agent ? { name: textOf(agent.name), number: textOf(agent.number), phone: textOf(agent.phone) } : null,
  };
}

/** The window chosen, by organisation code. */
export function chosenWindow(answers: FormData): string | null {
  return textOf(answers.window) || null;
}

function whoFields(objects: ItemPackage["objects"], mail: boolean): FormField[] {
  const both = objects.length > 1;
  const fields: FormField[] = [];
  if (both) {
    fields.push({
      id: "kind",
      kind: "choice",
      label: words((text) => text.cases.applicant.kind),
      required: true,
      options: objects.map((object) => ({ value: object, label: words((text) => text.cases.applicant[object]) })),
    });
  }
  fields.push({
    id: "name",
    kind: "text",
    label: words((text) => text.cases.applicant.name),
    hint: words((text) => text.cases.applicant.nameHint),
    required: true,
    maxLength: 60,
    personal: true,
  });
  if (objects.includes("person")) {
    fields.push({
      id: "identityNumber",
      kind: "identity-number",
      label: words((text) => text.cases.applicant.personNumber),
      hint: words((text) => text.cases.applicant.personNumberHint),
      required: true,
      ...(both ? { shownWhen: 'kind = "person"' } : {}),
    });
  }
  if (objects.includes("organisation")) {
    fields.push({
      id: "creditCode",
      kind: "credit-code",
      label: words((text) => text.cases.applicant.organisationNumber),
      hint: words((text) => text.cases.applicant.organisationNumberHint),
      required: true,
      ...(both ? { shownWhen: 'kind = "organisation"' } : {}),
    });
  }
  fields.push(
    {
      id: "phone",
      kind: "phone",
      label: words((text) => text.cases.applicant.phone),
      hint: words((text) => text.cases.applicant.phoneHint),
      required: true,
    },
    ...(mail ? [emailField()] : []),
    { id: "address", kind: "text", label: words((text) => text.cases.applicant.address), maxLength: 200, personal: true },
  );
  return fields;
}

function emailField(): FormField {
  return {
    id: "email",
    kind: "email",
    label: words((text) => text.cases.applicant.email),
    hint: words((text) => text.cases.applicant.emailHint),
    personal: true,
  };
}

function windowFields(need: WindowNeed): FormField[] {
  if (need === "none") return [];
  return [
    {
      id: "window",
      kind: "region",
      label: words((text) => text.cases.applicant.window),
      hint: words((text) => text.cases.applicant[need === "required" ? "windowHint" : "windowHintOptional"]),
      required: need === "required",
    },
  ];
}

function agentFields(): FormField[] {
  const label = (name: "agentName" | "agentNumber" | "agentPhone") => words((text) => text.cases.applicant[name]);
  return [
    { id: "hasAgent", kind: "yes-no", label: words((text) => text.cases.applicant.hasAgent), required: true },
    {
      id: "agent",
      kind: "group",
      label: words((text) => text.cases.applicant.agent),
      shownWhen: "hasAgent",
      fields: [
        { id: "name", kind: "text", label: label("agentName"), required: true, maxLength: 60, personal: true },
        { id: "number", kind: "identity-number", label: label("agentNumber"), required: true },
        { id: "phone", kind: "phone", label: label("agentPhone"), required: true },
      ],
    },
  ];
}

function words(pick: (text: ReturnType<typeof messagesIn>) => string): Text {
  return { "zh-CN": pick(messagesIn("zh-CN")), en: pick(messagesIn("en")) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
