import type { FastifyRequest } from "fastify";
import type { House } from "../../modules/house.ts";
import { actorOf } from "../../modules/identity/index.ts";
import type { PersonActor } from "../../modules/identity/shared.ts";
import type { Session, Sessions } from "../../platform/sessions.ts";

export const SESSION_KIND = "staff";

export interface SignedIn {
  session: Session;
  actor: PersonActor;
  mustChangePassword: boolean;
}

/** Who asks, looked up anew: null without a live session, or when the person is no longer active. */
export async function signedIn(house: House, request: FastifyRequest): Promise<SignedIn | null> {
  const session = await request.session(SESSION_KIND);
  if (session === undefined) return null;
  const actor = await actorOf(house, session.subject);
  if (actor === null) return null;
  return { session, actor: { ...actor, ip: request.ip }, mustChangePassword: session.data.mustChangePassword === true };
}

/** The person of a session that is still alive. Asking doesn't keep it alive: an open screen alone is no sign of anybody sitting there. */
export async function stillSignedIn(house: House, sessions: Sessions, { id, subject }: Session): Promise<PersonActor | null> {
  const live = await sessions.list(subject);
  return live.some((session) => session.id === id) ? actorOf(house, subject) : null;
}
