/** @jsxImportSource #html */
import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AskOutcome } from "../../../modules/consultation/index.ts";
import type { PageError } from "../../ui/error-summary.tsx";
import type { PageContext } from "../context.ts";
import { placeIn } from "../list-pages.tsx";
import { contextOf, type Handler, one, type Portal, sendPage } from "../portal.ts";
import { type AskDraft, AskPage } from "./ask-page.tsx";
import { AskedPage } from "./asked-page.tsx";
import { type ConsultFilter, ConsultPage } from "./consult-page.tsx";
import { LookUpPage, MyQuestionPage } from "./look-up-page.tsx";

const PAGE_ROWS = 10;

export const showConsult: Handler = async (portal, request, reply) => {
  const { cursor, from } = placeIn(request);
  const [text, item, department] = ["q", "item", "department"].map((name) => one(request.query, name)?.slice(0, 60));
  const filter: ConsultFilter = { ...(text ? { text } : {}), ...(item ? { item } : {}), ...(department ? { department } : {}) };
  const page = await portal.doors.publishedQuestions({ ...filter, ...cursor, limit: PAGE_ROWS });
  const data = { filter, from, limit: PAGE_ROWS, ...page, days: portal.doors.answerDays() };
  return sendPage(reply, <ConsultPage context={contextOf(portal, request)} data={data} />);
};

const EMPTY: AskDraft = { department: "", title: "", content: "", name: "", phone: "", consent: false };

export const showAsk: Handler = async (portal, request, reply) =>
  sendAsk({
    portal,
    request,
    reply,
    item: one(request.query, "item"),
    draft: { ...EMPTY, department: one(request.query, "department") ?? "" },
    errors: [],
    status: 200,
  });

/** Takes the question. Its number and code are shown on this very answer; sending it again shows the same ones. */
export const takeQuestion: Handler = async (portal, request, reply) => {
  const context = contextOf(portal, request);
  const { body } = request;
  const text = (name: string) => one(body, name) ?? "";
  const item = one(body, "item");
  const draft: AskDraft = {
    department: text("department"),
    title: text("title"),
    content: text("content"),
    name: text("name"),
    phone: text("phone"),
    consent: one(body, "consent") === "yes",
  };
  const { department, ...rest } = draft;
  const input = { ...rest, item: item ?? null, department: item || department === "" ? null : department };
  const outcome = await portal.doors.askQuestion({ key: keyOf(body), ip: request.ip, input, lang: request.lang });
  if (outcome.ok) {
    const { number, code } = outcome;
    return sendPage(reply, <AskedPage context={context} number={number} code={code} days={portal.doors.answerDays()} />);
  }
  const isTooMany = outcome.code === "consultation/too-many";
  if (isTooMany) reply.header("retry-after", String(outcome.retryAfterSeconds ?? 60));
  return sendAsk({ portal, request, reply, item, draft, errors: errorsOf(outcome, context), status: isTooMany ? 429 : 422 });
};

/** A key a form of ours has carried; a form without one counts as new. */
function keyOf(body: unknown): string {
  const key = one(body, "_key");
  return key && /^[0-9a-f-]{36}$/.test(key) ? key : randomUUID();
}

function errorsOf(outcome: Extract<AskOutcome, { ok: false }>, { text }: PageContext): PageError[] {
  const words = text.consult.form;
  if (outcome.fields) return outcome.fields.map(({ path, message }) => ({ field: path, message }));
  if (outcome.code === "consultation/too-many") return [{ message: words.tooMany }];
  return [{ message: outcome.code === "matters/key-reused" ? words.again : words.failed }];
}

interface Asking {
  portal: Portal;
  request: FastifyRequest;
  reply: FastifyReply;
  item: string | undefined;
  draft: AskDraft;
  errors: PageError[];
  status: number;
}

async function sendAsk({ portal, request, reply, item: code, draft, errors, status }: Asking) {
  const [found, orgs] = await Promise.all([code ? portal.doors.findItem(code) : null, portal.doors.orgs()]);
  const item = found && {
    code: found.code,
    name: found.package.name,
    departmentName: orgs.get(found.package.department)?.name ?? found.package.department,
  };
  const departments = [...orgs.values()]
    .filter((org) => org.active && (org.kind === "department" || org.kind === "township"))
    .map(({ code, name }) => ({ code, name }));
  const data = { item, departments, draft, errors, csrf: request.csrfToken(reply), key: randomUUID(), days: portal.doors.answerDays() };
  return sendPage(reply, <AskPage context={contextOf(portal, request)} data={data} />, status);
}

export const showLookUp: Handler = async (portal, request, reply) =>
  sendLookUp(portal, request, reply, { number: one(request.query, "number")?.slice(0, 60) ?? "", errors: [], status: 200 });

/** Number and query code together show the question. Which of the two was wrong is never said. */
export const findQuestion: Handler = async (portal, request, reply) => {
  const context = contextOf(portal, request);
  const words = context.text.consult.lookUp;
  const number = one(request.body, "number") ?? "";
  const code = one(request.body, "code") ?? "";
  const missing: PageError[] = [];
  if (!number) missing.push({ field: "number", message: words.missingNumber });
  if (!code) missing.push({ field: "code", message: words.missingCode });
  if (missing.length > 0) return sendLookUp(portal, request, reply, { number, errors: missing, status: 422 });
  const found = await portal.doors.trackQuestion({ number, code, ip: request.ip });
  if (found.ok) return sendPage(reply, <MyQuestionPage context={context} view={found.view} />);
  const isTooMany = found.code === "consultation/too-many";
  if (isTooMany) reply.header("retry-after", String(found.retryAfterSeconds ?? 60));
  const errors = [{ message: isTooMany ? words.tooMany : words.notFound }];
  return sendLookUp(portal, request, reply, { number, errors, status: isTooMany ? 429 : 404 });
};

async function sendLookUp(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { number: string; errors: PageError[]; status: number },
) {
  const { status, ...data } = shown;
  return sendPage(reply, <LookUpPage context={contextOf(portal, request)} data={{ ...data, csrf: request.csrfToken(reply) }} />, status);
}
