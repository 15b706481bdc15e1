import type { SummaryLine } from "../../../core/forms/index.ts";
import { maskAddress, maskEmail, maskIdentityNumber, maskName, maskPhone } from "../../../core/identifiers/index.ts";
import type { Applicant } from "../shared.ts";

/** The applicant as staff see somebody whose case isn't theirs to handle (practice §9); organisations stand in full. */
export function maskApplicant(applicant: Applicant): Applicant {
  return {
    ...applicant,
    name: applicant.kind === "person" ? maskName(applicant.name) : applicant.name,
    number: applicant.kind === "person" ? maskIdentityNumber(applicant.number, "office") : applicant.number,
    phone: maskPhone(applicant.phone, "office"),
    ...(applicant.email ? { email: maskEmail(applicant.email) } : {}),
    address: maskAddress(applicant.address),
    agent: applicant.agent
      ? {
          name: maskName(applicant.agent.name),
          number: maskIdentityNumber(applicant.agent.number, "office"),
          phone: maskPhone(applicant.agent.phone, "office"),
        }
      : null,
  };
}

/** A personal answer of a form, masked by its kind; a text shows no more of itself than a place it names (村、社区). */
export function maskAnswer({ kind, text }: Pick<SummaryLine, "kind" | "text">): string {
  if (kind === "identity-number") return maskIdentityNumber(text, "office");
  if (kind === "phone") return maskPhone(text, "office");
  return kind === "text" || kind === "long-text" ? maskAddress(text) : "**";
}
