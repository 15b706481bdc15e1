import { applicantAccess } from "../../core/forms/index.ts";
import type { Decision, Refusal } from "../matters/index.ts";
import { checkApplicant } from "./domain/applicant.ts";
import type { CaseContext, SubmitContext } from "./domain/context.ts";
import { checkForm } from "./domain/form.ts";
import { judgeLicence, renewalClock } from "./domain/licence-asked.ts";
import { receiptClock } from "./domain/limits.ts";
import { askedIn, refuseAnswers, refuseFiles, refuseUnknown } from "./domain/materials.ts";
import { begin, told, withClocks } from "./domain/moves.ts";
import { addMaterials, type CaseOwn, codesGiven, EMPTY_CASE, namesOfFiles, takenOverIn } from "./domain/own.ts";
import { chooseWindow } from "./domain/window.ts";
import type { CaseCommandInput } from "./shared.ts";

type Input = CaseCommandInput<"submit">;

/** 申请: the application comes in, on line or at a counter; the receipt clock of 行政许可法 32 starts. */
export function submitApplication(input: Input, context: SubmitContext): Decision {
  const { package: item, code, versionId } = context.item;
  if (input.channel !== "window" && !item.online) return { ok: false, code: "cases/not-online" };
  const place = chooseWindow(input.window, item, context);
  if (!place.ok) return place;
  const form = checkForm(item.form, input.form, context, { access: applicantAccess(item.form) });
  const faults = [...checkApplicant(input.applicant, item.objects, context.lang), ...(form.ok ? [] : form.errors)];
  if (faults.length > 0 || !form.ok) return invalid(faults);
  const unanswered = refuseAnswers(item, input.situations);
  if (unanswered) return unanswered;
  const listed = refuseFiles(item, input, input.files) ?? refuseUnknown(item, input, codesGiven(input));
  if (listed) return listed;

  const licence = judgeLicence(
    context.item,
    context.licence.held,
    { form: form.data, situations: input.situations },
    { ...context.licence, ...context },
  );
  if (!licence.ok) return licence;
  const at = context.at.toISOString();
  const asks = Boolean(item.situations?.length);
  const own: CaseOwn = {
    ...EMPTY_CASE,
    item: { code, versionId, name: item.name, kind: item.kind, department: item.department },
    channel: input.channel,
    window: place.window,
    applicationNumber: context.numbers.application ?? "",
    submittedAt: at,
    receivedAt: isTakenInHand(input, context) ? at : null,
    publicResult: item.resultsPublic,
    ...(licence.licence ? { licence: licence.licence } : {}),
    ...(asks ? { asked: askedIn(item, input).map(({ code }) => code) } : {}),
  };
  const spine = begin(own, form.data, context);
  if ("ok" in spine) return spine;
  const decision = told({
    type: "case/submitted",
    spine: withClocks(spine, receiptClock(context, 1), ...(licence.licence ? renewalClock(licence.licence, context.calendar) : [])),
    patch: { set: withoutMaterials(own), materials: addMaterials({}, input, at) },
    facts: { channel: input.channel, ...takenOverIn(input.files, item), ...(input.ticket ? { ticket: input.ticket } : {}) },
    personal: {
      applicant: input.applicant,
      form: form.data,
      ...(asks ? { situations: input.situations } : {}),
      ...namesOfFiles(input.files),
    },
  });
  return decision.ok ? { ...decision, answer: { applicationNumber: own.applicationNumber } } : decision;
}

/** 收件: a clerk who writes an application down with all its papers has received it; while papers lack, `receive` may still take them in. */
function isTakenInHand(input: Input, { actor, item }: CaseContext): boolean {
  const given = new Set([...input.papers, ...input.files.map((file) => file.material)]);
  return (
    actor.kind === "person" && askedIn(item.package, input).every(({ code, necessity }) => necessity !== "required" || given.has(code))
  );
}

function withoutMaterials({ materials: _, ...rest }: CaseOwn): Omit<CaseOwn, "materials"> {
  return rest;
}

function invalid(fields: NonNullable<Refusal["fields"]>): Refusal {
  return { ok: false, code: "cases/invalid", fields };
}
