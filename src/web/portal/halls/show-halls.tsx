/** @jsxImportSource #html */
import type { FastifyReply, FastifyRequest } from "fastify";
import { queueMessages } from "../../../modules/queue/shared.ts";
import { qrCode } from "../apply/qr-code.ts";
import { contextOf, type Handler, one, type Portal, sendPage } from "../portal.ts";
import { urls } from "../urls.ts";
import { KioskPage, NoHallPage, ScreenPage, TicketPage } from "./hall-pages.tsx";

const parameter = (request: FastifyRequest, name: string) => one(request.params, name)?.slice(0, 60) ?? "";

export const showScreen: Handler = async (portal, request, reply) => {
  const context = contextOf(portal, request);
  const board = await portal.doors.queueBoard(parameter(request, "code"));
  return board === null ? noQueue(portal, request, reply) : sendPage(reply, <ScreenPage context={context} board={board} />);
};

export const showKiosk: Handler = (portal, request, reply) => sendKiosk(portal, request, reply);

async function sendKiosk(portal: Portal, request: FastifyRequest, reply: FastifyReply, error?: string) {
  const context = contextOf(portal, request);
  const board = await portal.doors.queueBoard(parameter(request, "code"));
  if (board === null) return noQueue(portal, request, reply);
  const csrf = request.csrfToken(reply);
  const action = urls.hallKiosk(parameter(request, "code"));
  return sendPage(
    reply,
    <KioskPage context={context} board={board} csrf={csrf} action={action} {...(error ? { error } : {})} />,
    error ? 422 : 200,
  );
}

export const giveTicket: Handler = async (portal, request, reply) => {
  const asked = { org: parameter(request, "code"), line: one(request.body, "line")?.slice(0, 4) ?? "", ip: request.ip };
  const taken = await portal.doors.takeTicket(asked);
  if (!taken.ok) return sendKiosk(portal, request, reply, queueMessages(request.lang)[taken.code]);
  return reply.redirect(urls.ticket(taken.token), 303);
};

export const showTicket: Handler = (portal, request, reply) => sendTicket(portal, request, reply, false);

async function sendTicket(portal: Portal, request: FastifyRequest, reply: FastifyReply, moved: boolean) {
  const context = contextOf(portal, request);
  const token = parameter(request, "token");
  const ticket = await portal.doors.ownTicket(token);
  const { gone, goneHint } = context.text.halls;
  if (ticket === null) return sendPage(reply, <NoHallPage context={context} title={gone} hint={goneHint} />, 404);
  const qr = qrCode(`${portal.publicUrl}${urls.ticket(token)}`);
  const csrf = request.csrfToken(reply);
  const links = { action: urls.ticket(token), back: urls.hallKiosk(ticket.org) };
  return sendPage(reply, <TicketPage context={context} ticket={ticket} qr={qr} csrf={csrf} moved={moved} {...links} />, moved ? 409 : 200);
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
