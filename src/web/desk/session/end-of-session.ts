/**
 * The meeting point between requests that found the session ended and the panel that asks for the password again. Requests wait here;
 * the panel shows itself while somebody waits and lets all of them go on at once.
 */
export interface EndOfSession {
  /** From now on an ended session is waited out; before that, it means the sign-in page. */
  watch(on: boolean): void;
  isWatching(): boolean;
  signedInAgain(): Promise<void>;
  resume(): void;
  subscribe(changed: () => void): () => void;
  isWaiting(): boolean;
}

export function createEndOfSession(): EndOfSession {
  const listeners = new Set<() => void>();
  let watching = false;
  let pending: { promise: Promise<void>; resolve: () => void } | null = null;
  const tell = () => {
    for (const changed of listeners) changed();
  };
  return {
    watch: (on) => {
      watching = on;
    },
    isWatching: () => watching,
    signedInAgain: () => {
      if (pending === null) {
        let resolve = () => {};
        const promise = new Promise<void>((done) => {
          resolve = done;
        });
        pending = { promise, resolve };
        tell();
      }
      return pending.promise;
    },
    resume: () => {
      pending?.resolve();
      pending = null;
      tell();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    isWaiting: () => pending !== null,
  };
}

export const endOfSession = createEndOfSession();
