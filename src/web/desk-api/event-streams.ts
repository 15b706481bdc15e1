/** Open event streams, counted: a page left open holds one, and nobody may hold so many that others go without. */
export interface EventStreams {
  /** A place for one more stream of this session, to be given back when it ends; null when there is none. */
  take(session: string): (() => void) | null;
}

/** Tabs of one person, with some to spare: a browser itself opens few at once. */
const PER_SESSION = 10;

export function eventStreams(inTotal: number, perSession = PER_SESSION): EventStreams {
  const open = new Map<string, number>();
  let all = 0;
  return {
    take(session) {
      const held = open.get(session) ?? 0;
      if (all >= inTotal || held >= perSession) return null;
      open.set(session, held + 1);
      all++;
      let given = false;
      return () => {
        if (given) return;
        given = true;
        all--;
        const left = (open.get(session) ?? 1) - 1;
        if (left > 0) open.set(session, left);
        else open.delete(session);
      };
    },
  };
}
