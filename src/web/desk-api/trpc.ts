import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { House } from "../../modules/house.ts";
import type { PersonActor } from "../../modules/identity/shared.ts";
import { isSound } from "../../platform/http/index.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import { fieldsAt } from "./bad-request.ts";
import { mayCall } from "./rights.ts";

/** What a call comes with. The actor is built anew for every request, so a right taken away counts at once. */
export interface DeskContext {
  house: House;
  lang: Lang;
  /** Null when nobody is signed in, or the session has ended. */
  actor: PersonActor | null;
  mustChangePassword: boolean;
  /** Looks the person up again; long-lived subscriptions ask before every message. */
  refreshActor: () => Promise<PersonActor | null>;
  /** A place among the open event streams; null when all are taken. */
  takeStream: () => (() => void) | null;
}

export type DeskErrorCode =
  | "desk/not-signed-in"
  | "desk/password-change-needed"
  | "desk/forbidden"
  | "desk/bad-request"
  | "desk/not-found"
  | "desk/too-many-streams"
  | "desk/fault";

const codes: Partial<Record<TRPCError["code"], DeskErrorCode>> = {
  UNAUTHORIZED: "desk/not-signed-in",
  PRECONDITION_FAILED: "desk/password-change-needed",
  FORBIDDEN: "desk/forbidden",
  BAD_REQUEST: "desk/bad-request",
  NOT_FOUND: "desk/not-found",
  TOO_MANY_REQUESTS: "desk/too-many-streams",
};

const t = initTRPC.context<DeskContext>().create({
  // The browser gets a code it has words for; never a stack, an SQL text or an input.
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: codes[error.code] ?? "desk/fault",
    data: {
      code: codes[error.code] ?? "desk/fault",
      httpStatus: shape.data.httpStatus,
      ...(error.cause instanceof ZodError ? { fields: fieldsAt(error.cause) } : {}),
    },
  }),
});

export const router = t.router;

/** The one kind of procedure the desk has: signed in, and allowed by the table in rights.ts. */
export const guarded = t.procedure.use(async ({ ctx, path, type, getRawInput, next }) => {
  const { actor } = ctx;
  if (actor === null) throw new TRPCError({ code: "UNAUTHORIZED" });
  if (ctx.mustChangePassword && path !== "session.me") throw new TRPCError({ code: "PRECONDITION_FAILED" });
  if (!mayCall(actor, path)) throw new TRPCError({ code: "FORBIDDEN" });
  if (!isSound(await getRawInput())) throw new TRPCError({ code: "BAD_REQUEST" });
  if (type === "subscription") return next({ ctx: { ...ctx, actor, refusedNow: () => refusedNow(ctx, path) } });
  return next({ ctx: { ...ctx, actor, refusedNow: async () => null } });
});

async function refusedNow(ctx: DeskContext, path: string): Promise<"UNAUTHORIZED" | "FORBIDDEN" | null> {
  const actor = await ctx.refreshActor();
  if (actor === null) return "UNAUTHORIZED";
  return mayCall(actor, path) ? null : "FORBIDDEN";
}
