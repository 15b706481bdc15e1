import { applicantAccess } from "../../core/forms/index.ts";
import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { checkForm } from "./domain/form.ts";
import { metClocks, receiptClock, receivedAgain, settledDeferred } from "./domain/limits.ts";
import { refuseFiles, refuseUnknown } from "./domain/materials.ts";
import { told } from "./domain/moves.ts";
import { addMaterials, codesGiven, namesOfFiles, takenOverIn } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";
import { dueAgain } from "./term-expired.ts";

/**
 * 补交: the applicant gives what was lacking. Before acceptance all of it must come together, and the day it came is day 0 of acceptance
 * (annexes §6.2 rule 6); on a 补办件 each open material may come by itself.
 */
export function supplyMaterials(act: CaseAct<CaseCommandInput<"supply">>): Decision {
  const { own, input, context } = act;
  const listed = refuseFiles(context.item.package, own, input.files) ?? refuseUnknown(context.item.package, own, codesGiven(input));
  if (listed) return listed;
  const definition = context.item.package.form;
  const form = input.form
    ? checkForm(definition, input.form, context, { access: applicantAccess(definition), previous: act.personal.form })
    : null;
  if (form && !form.ok) return { ok: false, code: "cases/invalid", fields: form.errors };
  const materials = addMaterials(own.materials, input, context.at.toISOString());
  const personal = {
    ...namesOfFiles(input.files),
    ...(form ? { form: form.data } : {}),
  };
  const facts = { materials: Object.keys(materials), ...takenOverIn(input.files, context.item.package) };
  if (own.state !== "awaiting-supplement") {
    // What was accepted and is being examined stays as it is: only what was left open may come.
    const awaited = Object.keys(materials).filter((code) => own.materials[code]?.later);
    if (awaited.length === 0) return refuse("cases/nothing-to-supply");
    if (form || awaited.length < Object.keys(materials).length) return refuse("cases/only-what-is-open");
    const open = Object.values({ ...own.materials, ...materials }).flatMap((material) => material.later ?? []);
    const met = settledDeferred(act, open);
    return told({ type: "case/supplied", spine: { clocks: met, tasks: dueAgain(act, met) }, patch: { materials }, facts, personal });
  }
  const still = Object.entries({ ...own.materials, ...materials }).filter(([, material]) => material.lack);
  if (still.length > 0) {
    const names = still.map(([code]) => context.item.package.materials.find((material) => material.code === code)?.name ?? code);
    return refuse("cases/still-lacking", { materials: names.join("、"), codes: still.map(([code]) => code).join(" ") });
  }
  const again = receivedAgain(act);
  return told({
    type: "case/supplied",
    spine: { clocks: [...metClocks(act, "supplement"), receiptClock(context, own.supplements + 1), ...again.clocks], tasks: again.tasks },
    patch: { set: { state: "submitted" }, materials },
    facts,
    personal,
  });
}
