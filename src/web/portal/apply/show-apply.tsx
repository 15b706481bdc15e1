/** @jsxImportSource #html */
import { viewPage } from "../../../core/forms/index.ts";
import { caseMessages } from "../../../modules/cases/shared.ts";
import type { PageError } from "../../ui/error-summary.tsx";
import { fieldId } from "../../ui/fields/field-setting.ts";
import { regionNames } from "../../ui/fields/regions.ts";
import { type Handler, one, sendPage } from "../portal.ts";
import { viewOf } from "../show-item.tsx";
import { answersIn, asFormData, SITUATION_PAGE } from "../situation-form.ts";
import { urls } from "../urls.ts";
import { momentText } from "../wording.ts";
import { forgetDraft, givenIn, type OpenDraft, openDraft, rememberDraft, saveGiven } from "./draft-access.ts";
import { doEarlier, type EarlierDone, withEarlier } from "./earlier-papers.ts";
import { faultsOn, firstIncomplete, type Given, goOnAt, NOTHING_GIVEN, type Step, situationIn, stepsOf } from "./journey.ts";
import { overwrites, SEEN_FIELD, savedOtherwise, seenOf } from "./page-seen.ts";
import { qrCode } from "./qr-code.ts";
import { pageErrors } from "./questions-page.tsx";
import { type Posted, readPost } from "./read-post.ts";
import { ReceiptPage } from "./receipt-page.tsx";
import { sendStep, type Visit, visit } from "./send-step.tsx";
import { StartPage } from "./start-page.tsx";
import { submit } from "./submit.ts";

/** First page of 网上申请; offers a draft where there is one. */
export const showStart: Handler = async (portal, request, reply) => {
  const at = await visit(portal, request, reply);
  if (!at) return reply.callNotFound();
  const open = await openDraft(portal, request, at.found.code);
  if (open?.draft.submitted) return reply.redirect(urls.applyPage(at.found.code, "receipt"), 303);
  const given = open ? givenIn(open.draft) : NOTHING_GIVEN;
  const page = open ? goOnAt(open.draft.page, at.found.package, given, at.options) : "";
  const draft = open ? { token: open.token, savedAt: open.draft.savedAt, page } : null;
  const query = request.query as Record<string, unknown>;
  const data = {
    answers: open ? situationIn(at.found.package, given) : answersIn(at.found.package, query),
    steps: stepsOf(at.found.package, given, at.options),
    draft,
    saved: query.saved !== undefined,
    gone: query.gone !== undefined && !open,
  };
  return sendPage(reply, <StartPage context={at.context} item={await viewOf(portal, at.found)} data={data} />);
};

/** Deletes the draft, at its owner's wish, and begins anew. */
export const beginAnew: Handler = async (portal, request, reply) => {
  const at = await visit(portal, request, reply);
  if (!at) return reply.callNotFound();
  const open = await openDraft(portal, request, at.found.code);
  // Only the form's own hidden token proves the wish; a cookie alone could be sent by another site's form.
  if (open && one(request.body, "_draft") === open.token) {
    if (!open.draft.submitted) await portal.doors.dropDraft(open.token);
    forgetDraft(portal, reply, at.found.code);
  }
  return reply.redirect(urls.apply(at.found.code), 303);
};

export const showStep: Handler = async (portal, request, reply) => {
  const at = await visit(portal, request, reply);
  if (!at?.found.package.online) return reply.callNotFound();
  const open = await openDraft(portal, request, at.found.code);
  if (open?.draft.submitted) return reply.redirect(urls.applyPage(at.found.code, "receipt"), 303);
  const given = open ? givenIn(open.draft) : NOTHING_GIVEN;
  const steps = stepsOf(at.found.package, given, at.options);
  const step = steps.find(({ id }) => id === (request.params as { step: string }).step);
  if (!step || (!open && step !== steps[0])) return reply.redirect(`${urls.apply(at.found.code)}?gone`, 303);
  const saved = open ? { token: open.token, savedAt: open.draft.savedAt } : { token: null, savedAt: null };
  return sendStep(at, { given: withAnswers(at, given, step), stored: given, steps, step, ...saved, faults: [] });
};

/** The questions as they were answered on the guide, for who hasn't answered them here. */
function withAnswers({ found, request }: Visit, given: Given, step: Step): Given {
  if (step.id !== SITUATION_PAGE) return given;
  const brought = asFormData(answersIn(found.package, request.query as Record<string, unknown>));
  return { ...given, situations: { ...brought, ...given.situations } };
}

/** Savings of others that may come between reading the draft and writing it. */
const MOST_TRIES = 4;

/** Saves whatever was typed, then goes where the visitor wished to go. */
export const takeStep: Handler = async (portal, request, reply) => {
  const at = await visit(portal, request, reply);
  if (!at?.found.package.online) return reply.callNotFound();
  let done: EarlierDone | null = null;
  for (let tries = 1; ; tries++) {
    const open = await openDraft(portal, request, at.found.code);
    if (open?.draft.submitted) return reply.redirect(urls.applyPage(at.found.code, "receipt"), 303);
    const before = open ? givenIn(open.draft) : NOTHING_GIVEN;
    const known = stepsOf(at.found.package, before, at.options);
    const step = known.find(({ id }) => id === (request.params as { step: string }).step);
    if (!step) return reply.redirect(urls.apply(at.found.code), 303);
    if (step.id === "check") return takeCheck(at, { open, given: before, steps: known, step });
    const read = await readPost(portal, { item: at.found, step, before, body: bodyOf(at), uploads: request.uploads });
    if (open && tries === 1 && step.id === "materials") done = await doEarlier(at, read.given, open.token);
    const posted = withEarlier(read, done);
    if (open && overwrites(step, { seen: one(bodyOf(at), SEEN_FIELD), stored: before, posted: posted.given }))
      return askWhich(at, { open, posted, stored: before, step });
    const kept = await saveGiven(portal, { open, item: at.found, given: posted.given, page: step.id });
    if (kept.ok) return answerPost(at, { posted, step, token: kept.token, savedAt: kept.savedAt });
    if (kept.code !== "cases/draft-changed" || tries === MOST_TRIES) return reply.fail(kept);
  }
};

const bodyOf = ({ request }: Visit) => (request.body ?? {}) as Record<string, unknown>;

/** The draft was saved in another window meanwhile: shows what was typed here, not saved yet, beside what is saved. */
async function askWhich(at: Visit, { open, posted, stored, step }: { open: OpenDraft; posted: Posted; stored: Given; step: Step }) {
  const { portal, context, options, reply, found } = at;
  if (posted.wish === "autosave") return reply.code(409).send({ changed: context.text.cases.apply.changedElsewhere });
  const { token, draft } = open;
  const regionName = regionNames(await portal.doors.orgs());
  const saved = savedOtherwise(step, { stored, posted: posted.given }, options, regionName);
  const steps = stepsOf(found.package, posted.given, options);
  return sendStep(at, { given: posted.given, stored, steps, step, token, savedAt: draft.savedAt, faults: [], changed: { saved } });
}

interface Taken {
  posted: Posted;
  step: Step;
  token: string;
  savedAt: Date;
}

function answerPost(at: Visit, { posted, step, token, savedAt }: Taken) {
  const { portal, found, options, context, reply } = at;
  const { given, wish } = posted;
  rememberDraft(portal, reply, found.code, token);
  if (wish === "autosave")
    return reply.send({ draft: token, seen: seenOf(step, given), saved: context.text.cases.apply.savedAt(momentText(savedAt, context)) });
  // Paths that stood on the page.
  const shown = one(bodyOf(at), "_shown")?.split(" ") ?? [];
  const steps = stepsOf(found.package, given, options);
  const here = urls.applyPage(found.code, step.id);
  const show = (faults: PageError[]) => sendStep(at, { given, steps, step, token, savedAt, faults });
  if (posted.refused.length > 0) return show(refusals(posted.refused, at));
  if (wish === "save") return reply.redirect(`${urls.apply(found.code)}?saved`, 303);
  if (wish === "upload") return reply.redirect(here, 303);
  if (posted.rows) return reply.redirect(`${here}#${fieldId(posted.rows)}`, 303);
  // The answers brought up questions that were not on the page: ask them before going on.
  const unasked = step.page
    ? viewPage(step.page.definition, step.page.id, given[step.page.part], options).filter((view) => !shown.includes(view.path))
    : [];
  const [first] = unasked;
  if (first && shown.length > 0) return reply.redirect(`${here}?more#${fieldId(first.path)}`, 303);
  const faults = faultsOn(step, found.package, given, options);
  if (faults.length > 0) return show(pageErrors(faults, context));
  const next = steps[steps.findIndex(({ id }) => id === step.id) + 1] ?? step;
  return reply.redirect(urls.applyPage(found.code, next.id), 303);
}

/** Files that can't be taken: under their field in a few words, in the summary with the paper they were meant for. */
function refusals(refused: Posted["refused"], { context: { text, lang }, found }: Visit): PageError[] {
  const words: Readonly<Record<string, string>> = text.cases.apply.file;
  const known: Readonly<Record<string, string>> = caseMessages(lang);
  const names = new Map(found.package.materials.map(({ code, name }) => [`material.${code}`, name]));
  return refused.map(({ path, code }) => {
    const name = names.get(path);
    const message = words[code] ?? known[code] ?? text.cases.apply.file.other;
    return { field: fieldId(path), message, ...(name ? { where: text.cases.apply.ofPaper(name) } : {}) };
  });
}

type Checked = { open: Awaited<ReturnType<typeof openDraft>>; given: Given; steps: Step[]; step: Step };

/** The application is sent, once: the draft's token is the key under which a repetition is recognised. */
async function takeCheck(at: Visit, { open, given, steps, step }: Checked) {
  const { portal, request, reply, context, found, options } = at;
  if (!open) return reply.redirect(`${urls.apply(found.code)}?gone`, 303);
  if (one(request.body, "_act") === "save") return reply.redirect(`${urls.apply(found.code)}?saved`, 303);
  const shown = { given, steps, step, token: open.token, savedAt: open.draft.savedAt };
  const seen = one(request.body, SEEN_FIELD);
  // Checked in one window, changed in another: what would be sent isn't what was read.
  if (seen !== undefined && seen !== seenOf(step, given)) return sendStep(at, { ...shown, faults: [], changed: { saved: [] } });
  if (firstIncomplete(found.package, given, options)) return sendStep(at, { ...shown, faults: [] });
  if (one(request.body, "declaration") !== "yes") {
    return sendStep(at, { ...shown, faults: [{ field: "declaration", message: context.text.cases.apply.declarationMissing }] });
  }
  const outcome = await submit(portal, { found, given, token: open.token, context });
  if (!outcome.ok) return sendStep(at, { ...shown, faults: outcome.faults });
  return reply.redirect(urls.applyPage(found.code, "receipt"), 303);
}

/** 回执, for as long as the draft is remembered by this browser. */
export const showReceipt: Handler = async (portal, request, reply) => {
  const at = await visit(portal, request, reply);
  if (!at) return reply.callNotFound();
  const open = await openDraft(portal, request, at.found.code);
  const view = open?.draft.submitted ? await portal.doors.trackedView(open.draft.submitted) : null;
  if (!open || !view) return reply.redirect(urls.track, 303);
  const qr = qrCode(`${portal.publicUrl}${urls.trackNumber(view.applicationNumber)}`);
  return sendPage(reply, <ReceiptPage context={at.context} view={view} qr={qr} draft={open.token} />);
};
