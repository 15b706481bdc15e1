import type { Live } from "./live.ts";

/** Something read from the tables and kept in memory by each server. */
export interface KeptUntilNews<Owner, Value> {
  /** As it was last read. Read anew once news came on its channel, or may have been missed. */
  get(owner: Owner): Promise<Value>;
  /** For who has just written it: the next reader reads anew. */
  forget(owner: Owner): void;
}

/**
 * Keeps what `read` gives until live news on a channel say that it changed. What was being read when the news came isn't kept, nor is a read
 * that failed.
 */
export function untilNews<Owner extends { live: Live }, Value>(
  channel: string,
  read: (owner: Owner) => Promise<Value>,
): KeptUntilNews<Owner, Value> {
  const held = new WeakMap<Live, { value: Promise<Value> | null }>();

  const memoryOf = ({ live }: Owner) => {
    const known = held.get(live);
    if (known) return known;
    const memory: { value: Promise<Value> | null } = { value: null };
    const forget = () => {
      memory.value = null;
    };
    live.subscribe(channel, forget, forget);
    held.set(live, memory);
    return memory;
  };

  return {
    get(owner) {
      const memory = memoryOf(owner);
      if (memory.value) return memory.value;
      const fresh = read(owner);
      memory.value = fresh;
      fresh.catch(() => {
        if (memory.value === fresh) memory.value = null;
      });
      return fresh;
    },
    forget(owner) {
      memoryOf(owner).value = null;
    },
  };
}
