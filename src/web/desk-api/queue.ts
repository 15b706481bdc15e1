import { QUEUE_CHANNEL, queueCommands, queueDesk, serveQueue } from "../../modules/queue/index.ts";
import { changesOn } from "./live.ts";
import { guarded, router } from "./trpc.ts";

/** 叫号: the queue of the clerk's own place. */
export const queueRouter = router({
  /** Null where the clerk has no window. */
  desk: guarded.query(({ ctx }) => queueDesk(ctx.house, ctx.actor)),
  serve: guarded.input(queueCommands).mutation(({ ctx, input }) => serveQueue(ctx.house, ctx.actor, input)),
  changes: guarded.subscription(({ ctx, signal }) => changesOn(ctx.house.live, [QUEUE_CHANNEL], ctx, signal)),
});
