import type { Decision } from "../matters/index.ts";
import { type QuestionAct, refuse } from "./domain/context.ts";
import { move } from "./domain/moves.ts";
import { type PrivateKind, privateDataIn } from "./domain/private-data.ts";
import { type ConsultationMessageCode, consultationMessages } from "./messages.ts";
import type { PublicTexts, QuestionCommandInput } from "./shared.ts";

const CODE_OF: Record<PrivateKind, ConsultationMessageCode> = {
  phone: "consultation/personal-phone",
  identity: "consultation/personal-identity",
  account: "consultation/personal-account",
  email: "consultation/personal-email",
  name: "consultation/personal-name",
};

/** 公开: question and answer as they were made fit for the public; refused while something in them looks like personal data. */
export function publishQuestion(act: QuestionAct<QuestionCommandInput<"publish">>): Decision {
  const { input, personal, context, own, task } = act;
  const words = consultationMessages(context.lang);
  const fields = (Object.keys(input) as (keyof PublicTexts)[]).flatMap((path) =>
    privateDataIn(input[path], path === "answer" ? "answer" : "question", personal.asker).map((kind) => ({
      path,
      code: CODE_OF[kind],
      message: words[CODE_OF[kind]],
    })),
  );
  if (fields.length > 0) return { ok: false, code: "consultation/personal-data", fields };
  const spine = move(act, { kind: "complete", visit: task?.visit ?? "" }, own);
  const at = context.at.toISOString();
  const set = { state: "published", publishedAt: at, closedAt: at };
  // Stands encrypted in the journal like all texts: what slipped through all checks can still be taken back.
  return { ok: true, events: [{ type: "consultation/published", data: { ...spine, set, ended: true }, personal: { published: input } }] };
}

/** 不公开: answered, but of no use or no business to others; or a publication taken back. */
export function keepPrivate(act: QuestionAct<QuestionCommandInput<"keep-private">>): Decision {
  const { input, own, context, task } = act;
  const at = context.at.toISOString();
  const type = "consultation/kept-private";
  const personal = { reason: input.reason, published: null };
  if (own.state === "published") return { ok: true, events: [{ type, data: { set: { state: "private", publishedAt: null } }, personal }] };
  if (!task) return refuse("consultation/not-allowed");
  const spine = move(act, { kind: "complete", visit: task.visit }, own);
  return { ok: true, events: [{ type, data: { ...spine, set: { state: "private", closedAt: at }, ended: true }, personal }] };
}
