import type { z } from "zod";
import type { Lang } from "../../platform/i18n/index.ts";
import type { Refusal } from "../matters/index.ts";
import { type ConsultationMessageCode, consultationMessages } from "./messages.ts";

const CODES: Record<string, ConsultationMessageCode> = {
  title: "consultation/title",
  content: "consultation/content",
  name: "consultation/name",
  phone: "consultation/phone",
  reason: "consultation/reason",
  answer: "consultation/answer",
  department: "consultation/department",
  item: "consultation/no-such-item",
};

/** What a schema found wrong, each at its field in words of ours. */
export function fieldFaults(error: z.ZodError, lang: Lang): Refusal {
  const words = consultationMessages(lang);
  const fields = error.issues.map((issue) => {
    const path = issue.path.map(String).join(".");
    const code = CODES[path] ?? "consultation/invalid";
    return { path, code, message: words[code] };
  });
  return { ok: false, code: "consultation/invalid", fields };
}
