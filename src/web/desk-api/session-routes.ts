import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { House } from "../../modules/house.ts";
import { changePassword, demoAccounts, recordSignOut, signIn } from "../../modules/identity/index.ts";
import { badRequest } from "./bad-request.ts";
import { SESSION_KIND, signedIn } from "./signed-in.ts";

const credentials = z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) });
const passwords = z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) });
/** Tries from one address without a right password among them, in fifteen minutes: a whole office behind one line stays below it. */
const TRIES = [30, 900] as const;

/** Signing in and out, changing one's password. Plain requests beside tRPC, because they set and clear the cookie. */
export function serveSession(app: FastifyInstance, house: House): void {
  app.post("/desk/session", async (request, reply) => {
    const given = credentials.safeParse(request.body);
    if (!given.success) return badRequest(given.error);
    // Beside the lock of each account: one address can't try one password on many names.
    const tries = `sign-in:${request.ip}`;
    const { allowed, retryAfterSeconds } = await house.limiter.consume(tries, ...TRIES);
    if (!allowed) return reply.code(429).header("retry-after", retryAfterSeconds).send({ ok: false, code: "desk/too-many-sign-ins" });
    const outcome = await signIn(house, { ...given.data, ip: request.ip });
    if (!outcome.ok) return outcome;
    await house.limiter.reset(tries);
    const mustChangePassword = outcome.mustChangePassword && !house.demo;
    await reply.startSession({ subject: outcome.personId, kind: SESSION_KIND, data: { mustChangePassword } });
    return { ok: true, personId: outcome.personId, mustChangePassword };
  });

  app.post("/desk/session/end", async (request, reply) => {
    const who = await signedIn(house, request);
    await reply.endSession(SESSION_KIND);
    if (who !== null) await recordSignOut(house, { personId: who.actor.id, ip: request.ip });
    return { ok: true };
  });

  app.post("/desk/session/password", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const given = passwords.safeParse(request.body);
    if (!given.success) return badRequest(given.error);
    // Ends the person's other sessions; this one goes on under a new secret.
    const outcome = await changePassword(house, { personId: who.actor.id, session: who.session.id, ...given.data });
    if (outcome.ok) await reply.startSession({ subject: who.actor.id, kind: SESSION_KIND });
    return outcome;
  });

  app.get("/desk/session/demo-accounts", () => demoAccounts(house));
}
