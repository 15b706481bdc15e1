import { z } from "zod";
import { auditLog } from "../../modules/identity/index.ts";
import { LOG_ACTIONS } from "../../modules/identity/shared.ts";
import { paging } from "./paging.ts";
import { guarded, router } from "./trpc.ts";

export const auditRouter = router({
  entries: guarded
    .input(
      z.object({
        text: z.string().trim().max(80).default(""),
        action: z.enum(LOG_ACTIONS).nullish(),
        failuresOnly: z.boolean().default(false),
        ...paging,
        cursor: z
          .string()
          .regex(/^\d{0,15}$/)
          .nullish(),
      }),
    )
    .query(({ ctx, input: { text, action, failuresOnly, cursor, limit } }) =>
      auditLog(ctx.house, ctx.actor, { text, action: action ?? null, failuresOnly, after: cursor ?? "", limit }),
    ),
});
