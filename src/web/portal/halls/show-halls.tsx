/** @jsxImportSource #html */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { PlaceProof } from "../../../modules/queue/index.ts";
import { queueMessages } from "../../../modules/queue/shared.ts";
import { qrCode } from "../apply/qr-code.ts";
import { contextOf, type Handler, one, type Portal, sendPage } from "../portal.ts";
import { urls } from "../urls.ts";
import { KioskPage, NoHallPage, ScreenPage, TicketPage } from "./hall-pages.tsx";

const parameter = (request: FastifyRequest, name: string) => one(request.params, name)?.slice(0, 60) ?? "";

/** By which a machine of the place is known: it was opened once with an address that holds the key. */
const PLACE_COOKIE = "place";
const YEAR_SECONDS = 365 * 24 * 3600;

const keyOf = (request: FastifyRequest) => request.cookies[PLACE_COOKIE]?.slice(0, 60);

/** Takes the key out of the address, where shoulders and histories could read it, and goes on without. */
function keepKey({ publicUrl }: Portal, request: FastifyRequest, reply: FastifyReply, onto: string): FastifyReply | null {
  const key = one(request.query, "key");
  if (key === undefined) return null;
  const secure = publicUrl.startsWith("https:");
  reply.setCookie(PLACE_COOKIE, key.slice(0, 60), { path: "/halls", httpOnly: true, sameSite: "lax", secure, maxAge: YEAR_SECONDS });
  return reply.redirect(onto, 303);
}

export const showScreen: Handler = async (portal, request, reply) => {
  const code = parameter(request, "code");
  const kept = keepKey(portal, request, reply, urls.hallScreen(code));
  if (kept) return kept;
  const context = contextOf(portal, request);
  const board = await portal.doors.queueBoard(code);
  if (board === null) return noQueue(portal, request, reply);
  // Whoever looks at the wall from elsewhere must not read off it that they are there.
  const isThere = await portal.doors.isPlaceKey(code, keyOf(request));
  const qr = isThere ? qrCode(`${portal.publicUrl}${urls.hallPhone(code, await portal.doors.placePass(code))}`) : null;
  return sendPage(reply, <ScreenPage context={context} board={board} qr={qr} />);
};

export const showKiosk: Handler = async (portal, request, reply) => {
  const code = parameter(request, "code");
  return keepKey(portal, request, reply, urls.hallKiosk(code)) ?? sendKiosk(portal, request, reply, atMachine(request));
};

export const showPhone: Handler = (portal, request, reply) => sendKiosk(portal, request, reply, onPhone(request, request.query));

export const giveTicket: Handler = (portal, request, reply) => give(portal, request, reply, atMachine(request));

export const giveTicketToPhone: Handler = (portal, request, reply) => give(portal, request, reply, onPhone(request, request.body));

/** Where a ticket is asked for, and what shows that it is in the place. */
interface Asking {
  action: string;
  proof: PlaceProof;
}

function atMachine(request: FastifyRequest): Asking {
  return { action: urls.hallKiosk(parameter(request, "code")), proof: { key: keyOf(request) } };
}

function onPhone(request: FastifyRequest, given: unknown): Asking {
  return { action: urls.hallPhone(parameter(request, "code")), proof: { pass: one(given, "here")?.slice(0, 60) } };
}

async function sendKiosk(portal: Portal, request: FastifyRequest, reply: FastifyReply, { action, proof }: Asking, error?: string) {
  const context = contextOf(portal, request);
  const code = parameter(request, "code");
  const board = await portal.doors.queueBoard(code);
  if (board === null) return noQueue(portal, request, reply);
  const mayTake = await portal.doors.mayTake(code, proof);
  const csrf = request.csrfToken(reply);
  const facts = { context, board, csrf, action, mayTake, pass: proof.pass, error };
  return sendPage(reply, <KioskPage {...facts} />, error ? 422 : 200);
}

async function give(portal: Portal, request: FastifyRequest, reply: FastifyReply, asking: Asking) {
  const asked = {
    org: parameter(request, "code"),
    line: one(request.body, "line")?.slice(0, 4) ?? "",
    ip: request.ip,
    proof: asking.proof,
  };
  const taken = await portal.doors.takeTicket(asked);
  if (!taken.ok) return sendKiosk(portal, request, reply, asking, queueMessages(request.lang)[taken.code]);
  const machine = await portal.doors.isPlaceKey(asked.org, asking.proof.key);
  return reply.redirect(`${urls.ticket(taken.token)}${machine ? "?at=machine" : ""}`, 303);
}

export const showTicket: Handler = (portal, request, reply) => sendTicket(portal, request, reply, false);

async function sendTicket(portal: Portal, request: FastifyRequest, reply: FastifyReply, moved: boolean) {
  const context = contextOf(portal, request);
  const token = parameter(request, "token");
  const ticket = await portal.doors.ownTicket(token);
  const { gone, goneHint } = context.text.halls;
  if (ticket === null) return sendPage(reply, <NoHallPage context={context} title={gone} hint={goneHint} />, 404);
  const qr = qrCode(`${portal.publicUrl}${urls.ticket(token)}`);
  const csrf = request.csrfToken(reply);
  const atMachine = one(request.query, "at") === "machine";
  const links = { action: urls.ticket(token), back: atMachine ? urls.hallKiosk(ticket.org) : urls.hallPhone(ticket.org) };
  const facts = { context, ticket, qr, csrf, moved, atMachine };
  return sendPage(reply, <TicketPage {...facts} {...links} />, moved ? 409 : 200);
}

export const moveTicket: Handler = async (portal, request, reply) => {
  const token = parameter(request, "token");
  const act = one(request.body, "act");
  const done = act === "return" || act === "leave" ? await portal.doors.moveOwnTicket(token, act) : { ok: false };
  return done.ok ? reply.redirect(urls.ticket(token), 303) : sendTicket(portal, request, reply, true);
};

function noQueue(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const context = contextOf(portal, request);
  return sendPage(reply, <NoHallPage context={context} title={context.text.halls.noQueue} hint="" />, 404);
}
