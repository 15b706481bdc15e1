/** Rolls a transaction back and still answers with a value. */
class Undone extends Error {
  readonly answer: unknown;

  constructor(answer: unknown) {
    super("undone");
    this.answer = answer;
  }
}

/** Ends the transaction it is called in without a trace; `orUndone` gives the answer. */
export function undo(answer: unknown): never {
  throw new Undone(answer);
}

/** What `work` gives, or what it was undone with. */
export async function orUndone<T, A>(work: Promise<T>): Promise<T | A> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Undone) return error.answer as A; // by the one who called undo
    throw error;
  }
}
