/** @jsxImportSource #html */
import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { MaterialFile, TrackView } from "../../../modules/cases/shared.ts";
import { caseMessages } from "../../../modules/cases/shared.ts";
import type { PageError } from "../../ui/error-summary.tsx";
import { fieldId } from "../../ui/fields/field-setting.ts";
import { FORGET_FIELD } from "../../ui/fields/leftover-uploads.tsx";
import { qrCode } from "../apply/qr-code.ts";
import { ReceiptPage } from "../apply/receipt-page.tsx";
import { contextOf, type Handler, one, type Portal, sendPage } from "../portal.ts";
import { besides } from "../uploads/arrived.ts";
import { uploadsOfCase } from "../uploads/owners.ts";
import { urls } from "../urls.ts";
import { APPLICANT_SESSION } from "./applicant-session.ts";
import { ProgressPage } from "./progress-page.tsx";
import { keepSupply, takeSupply } from "./take-supply.ts";
import { TrackFormPage } from "./track-page.tsx";

export const showTrackForm: Handler = async (portal, request, reply) => {
  const expired = (request.query as { expired?: unknown }).expired !== undefined;
  const data = {
    number: one(request.query, "number")?.slice(0, 60) ?? "",
    identity: "",
    errors: [],
    expired,
    csrf: request.csrfToken(reply),
  };
  return sendPage(reply, <TrackFormPage context={contextOf(portal, request)} data={data} />);
};

/** Number and identity together open the case for this visit. Which of the two was wrong is never said. */
export const findCase: Handler = async (portal, request, reply) => {
  const context = contextOf(portal, request);
  const words = context.text.cases.track;
  const number = one(request.body, "number") ?? "";
  const identity = one(request.body, "identity") ?? "";
  const answer = (errors: PageError[], status: number) => {
    const data = { number, identity, errors, expired: false, csrf: request.csrfToken(reply) };
    return sendPage(reply, <TrackFormPage context={context} data={data} />, status);
  };
  const missing: PageError[] = [];
  if (!number) missing.push({ field: "number", message: words.missingNumber });
  if (!identity) missing.push({ field: "identity", message: words.missingIdentity });
  if (missing.length > 0) return answer(missing, 422);
  const found = await portal.doors.track({ number, identity, ip: request.ip });
  if (!found.ok) {
    const tooMany = found.code === "track/too-many";
    if (tooMany) reply.header("retry-after", String(found.retryAfterSeconds ?? 60));
    return answer([{ message: tooMany ? words.tooMany : words.notFound }], tooMany ? 429 : 404);
  }
  await reply.startSession({ subject: found.view.id, kind: APPLICANT_SESSION });
  return reply.redirect(urls.trackView, 303);
};

/** A handler for the case proved in this visit; without one the look-up is shown again. */
function ofProvenCase(
  answer: (found: { portal: Portal; request: FastifyRequest; reply: FastifyReply; view: TrackView }) => Promise<unknown>,
): Handler {
  return async (portal, request, reply) => {
    const session = await request.session(APPLICANT_SESSION);
    const view = session ? await portal.doors.trackedView(session.subject) : null;
    if (!view) return reply.redirect(`${urls.track}?expired`, 303);
    return answer({ portal, request, reply, view });
  };
}

interface Shown {
  portal: Portal;
  request: FastifyRequest;
  reply: FastifyReply;
  view: TrackView;
  errors?: PageError[];
  kept?: { token: string; files: MaterialFile[] };
  status?: number;
}

async function sendProgress({ portal, request, reply, view, errors = [], kept, status = 200 }: Shown) {
  const item = view.maySupply ? await portal.doors.findItem(view.itemCode) : null;
  const accept = new Map(item?.package.materials.map((material) => [material.code, material.accept]) ?? []);
  const { done } = request.query as { done?: unknown };
  const data = {
    view,
    csrf: request.csrfToken(reply),
    key: randomUUID(),
    done: done === "supply" || done === "withdraw" ? (done as "supply" | "withdraw") : null,
    errors,
    supply: {
      accept,
      draft: kept?.token ?? null,
      files: kept?.files ?? [],
      leftovers: item ? besides(request, await portal.doors.uploads.list(uploadsOfCase(view.id))) : [],
    },
    reason: one(request.body, "reason") ?? "",
    licences: view.documents.length > 0 ? await portal.doors.licencesGiven(view.id) : [],
  };
  return sendPage(reply, <ProgressPage context={contextOf(portal, request)} data={data} />, status);
}

export const showProgress = ofProvenCase(sendProgress);

export const showTracked: Handler = async (_portal, _request, reply) => reply.redirect(urls.trackView, 303);

export const showTrackedReceipt = ofProvenCase(async ({ portal, request, reply, view }) => {
  const qr = qrCode(`${portal.publicUrl}${urls.trackNumber(view.applicationNumber)}`);
  return sendPage(reply, <ReceiptPage context={contextOf(portal, request)} view={view} qr={qr} />);
});

export const supplyMaterials = ofProvenCase(async ({ portal, request, reply, view }) => {
  const context = contextOf(portal, request);
  const taken = await takeSupply(portal, request, view);
  const show = async (errors: PageError[]) => {
    const kept = await keepSupply(portal, view, taken);
    return sendProgress({ portal, request, reply, view, errors, status: errors.length > 0 ? 422 : 200, ...(kept ? { kept } : {}) });
  };
  const fileWords: Readonly<Record<string, string>> = context.text.cases.apply.file;
  if (taken.refused.length > 0) {
    const names = new Map(view.lacks.map(({ material, name }) => [`material.${material}`, context.text.cases.apply.ofPaper(name)]));
    return show(
      taken.refused.map(({ path, code }) => {
        const where = names.get(path);
        return { field: fieldId(path), message: fileWords[code] ?? fileWords.other ?? code, ...(where ? { where } : {}) };
      }),
    );
  }
  if (one(request.body, FORGET_FIELD)) return show([]);
  if (taken.files.length === 0)
    return show([{ field: fieldId(`material.${view.lacks[0]?.material ?? ""}`), message: context.text.cases.track.supplyNone }]);
  const outcome = await act(portal, request, view, "supply", { files: taken.files });
  if (!outcome.ok) return show(lackErrors(outcome, { view, files: taken.files, context }));
  if (taken.draft) await portal.doors.dropDraft(taken.draft);
  return reply.redirect(`${urls.trackView}?done=supply`, 303);
});

export const withdraw = ofProvenCase(async ({ portal, request, reply, view }) => {
  const context = contextOf(portal, request);
  const reason = one(request.body, "reason");
  const show = (errors: PageError[]) => sendProgress({ portal, request, reply, view, errors, status: 422 });
  if (!reason) return show([{ field: "reason", message: context.text.cases.track.withdrawReasonMissing }]);
  const outcome = await act(portal, request, view, "withdraw", { reason });
  if (!outcome.ok) return show([{ message: refusalText(outcome.code, context) }]);
  return reply.redirect(`${urls.trackView}?done=withdraw`, 303);
});

/** What stands against the supply, at the material it concerns: one left out, or one given with the very file that was not enough. */
function lackErrors(
  { code, detail }: { code: string; detail?: Readonly<Record<string, string>> | undefined },
  { view, files, context }: { view: TrackView; files: readonly MaterialFile[]; context: ReturnType<typeof contextOf> },
): PageError[] {
  const lacking = code === "cases/still-lacking" ? (detail?.codes ?? "").split(" ") : [];
  const errors = view.lacks
    .filter(({ material }) => lacking.includes(material))
    .map(({ material, name }) => {
      const words = context.text.cases.track;
      const isSame = files.some((file) => file.material === material);
      return { field: fieldId(`material.${material}`), message: isSame ? words.supplySame(name) : words.supplyMissing(name) };
    });
  return errors.length > 0 ? errors : [{ message: refusalText(code, context) }];
}

/** 不再同意沿用: nothing of the case changes. */
export const stopReuse = ofProvenCase(async ({ portal, reply, view }) => {
  await portal.doors.stopReuse(view.id);
  return reply.redirect(`${urls.trackView}#papers`, 303);
});

function act(portal: Portal, request: FastifyRequest, view: TrackView, command: "supply" | "withdraw", input: unknown) {
  const key = one(request.body, "_key")?.slice(0, 100) ?? randomUUID();
  return portal.doors.perform({ caseId: view.id, command, key, input, lang: request.lang });
}

function refusalText(code: string, { text, lang }: ReturnType<typeof contextOf>): string {
  if (code === "matters/conflict") return text.cases.track.conflict;
  const known: Readonly<Record<string, string>> = caseMessages(lang);
  return known[code] ?? text.cases.track.actFailed;
}
