import type { House } from "../house.ts";
import type { queueMessages } from "./messages.ts";

export type QueueCode = keyof ReturnType<typeof queueMessages>;

export interface QueueRefusal {
  ok: false;
  code: QueueCode;
}

export const QUEUE_CHANNEL = "queue";

export function refuse(code: QueueCode): QueueRefusal {
  return { ok: false, code };
}

/** Tells open screens that the queue of a place moved. */
export function announce(house: House, org: string): Promise<void> {
  return house.live.publish(house.db, QUEUE_CHANNEL, { org });
}
