import { z } from "zod";
import { listNotices, markRead, NEWS, ownContact, setOwnContact, unreadNotices } from "../../modules/notices/index.ts";
import { contactSchema } from "../../modules/notices/shared.ts";
import { changesOn } from "./live.ts";
import { pageOf, paging } from "./paging.ts";
import { guarded, router } from "./trpc.ts";

const id = z.string().regex(/^\d{1,18}$/);

/** The bell: one's own notices, and how one is reached outside the desk. */
export const noticesRouter = router({
  unread: guarded.query(({ ctx }) => unreadNotices(ctx.house, ctx.actor)),

  list: guarded
    .input(z.object({ unreadOnly: z.boolean().default(false), ...paging }))
    .query(({ ctx, input: { unreadOnly, ...page } }) => listNotices(ctx.house, ctx.actor, { unreadOnly, ...pageOf(page) }, ctx.lang)),

  read: guarded
    .input(z.union([z.object({ ids: z.array(id).min(1).max(100) }), z.object({ upTo: id })]))
    .mutation(({ ctx, input }) => markRead(ctx.house, ctx.actor, input)),

  contact: guarded.query(({ ctx }) => ownContact(ctx.house, ctx.actor)),

  setContact: guarded.input(contactSchema).mutation(({ ctx, input }) => setOwnContact(ctx.house, ctx.actor, input)),

  /** Says that one's bell may have rung. */
  changes: guarded.subscription(({ ctx, signal }) =>
    changesOn(ctx.house.live, [NEWS], ctx, signal, (news) => {
      const { persons } = news as { persons: string[] | null }; // as notices publishes it
      return persons === null || persons.includes(ctx.actor.id);
    }),
  ),
});
