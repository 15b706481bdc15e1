import { z } from "zod";
import { holderOfLicence, licenceList, licenceView, performLicence } from "../../modules/licences/index.ts";
import { LISTED_STANDINGS, type LicenceCommandName, licenceCommands } from "../../modules/licences/shared.ts";
import { pageOf, paging } from "./paging.ts";
import { guarded, router } from "./trpc.ts";

const commands = Object.keys(licenceCommands) as [LicenceCommandName, ...LicenceCommandName[]];

/** 证照: the register of the reader's departments, one licence with its history, and what is done to it. */
export const licencesRouter = router({
  list: guarded
    .input(
      z.object({
        text: z.string().trim().max(80).optional(),
        department: z.string().max(40).optional(),
        standing: z.enum(LISTED_STANDINGS).optional(),
        proposedOnly: z.boolean().optional(),
        ...paging,
      }),
    )
    .query(({ ctx, input: { cursor, limit, ...filter } }) =>
      licenceList(ctx.house, ctx.actor, { ...filter, ...pageOf({ cursor, limit }) }),
    ),

  /** Null when there is no such licence or it isn't the reader's to see; the two look alike on purpose. */
  view: guarded.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => licenceView(ctx.house, ctx.actor, input.id)),

  /** The holder in full; each look is on record, so it is asked for by a click. */
  holder: guarded.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => holderOfLicence(ctx.house, ctx.actor, input.id)),

  /** The commands' own schemas are applied behind the door, where every other way in applies them too. */
  perform: guarded
    .input(
      z.object({
        command: z.enum(commands),
        licenceId: z.uuid(),
        expectedVersion: z.number().int().nonnegative(),
        key: z.uuid(),
        input: z.unknown(),
      }),
    )
    .mutation(({ ctx, input: { input, ...request } }) => performLicence(ctx.house, ctx.actor, { ...request, input })),
});
