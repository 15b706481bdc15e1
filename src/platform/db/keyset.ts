/** A place in a list that is read by key: rows after one, or those before one. Neither: from the beginning. */
export interface KeysetPlace {
  after?: string | undefined;
  before?: string | undefined;
}

export interface KeysetPage<Row> {
  rows: Row[];
  /** Cursor of the first row, where rows come before it. */
  previous: string | null;
  /** Cursor of the last row, where rows come after it. */
  next: string | null;
}

/** Whether the rows of a place are read backwards, and so come in the opposite order. */
export const isBackwards = ({ after, before }: KeysetPlace): boolean => before !== undefined && after === undefined;

/** A page out of what was read at a place in its direction: one row more than `limit`, which tells whether the list goes on. */
export function keysetPage<Row>(read: readonly Row[], place: KeysetPlace, limit: number, cursorOf: (row: Row) => string): KeysetPage<Row> {
  const within = read.slice(0, limit);
  const goesOn = read.length > limit;
  const rows = isBackwards(place) ? within.reverse() : within;
  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = isBackwards(place) ? goesOn : place.after !== undefined;
  const hasNext = isBackwards(place) || goesOn;
  return { rows, previous: first && hasPrevious ? cursorOf(first) : null, next: last && hasNext ? cursorOf(last) : null };
}
