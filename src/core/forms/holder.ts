/** Answers in the making: what holds them and when they count as none. */

export type Holder = Record<string, unknown>;

export function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An answer that is really there: `constructor` and the like are ids too. */
export function own<T>(holder: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(holder, name) ? holder[name] : undefined;
}

export function asHolder(value: unknown): Holder {
  return isHolder(value) ? value : {};
}

/** Nothing said: missing, blank text, empty list. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "string" ? value.trim() === "" : Array.isArray(value) && value.length === 0;
}

/** Whether a block or row holds no answer at any depth. */
export function isEmptyBlock(holder: Holder): boolean {
  return Object.values(holder).every((value) => (isHolder(value) ? isEmptyBlock(value) : isBlank(value)));
}

/** The answers without empty blocks and lists. */
export function withoutBlanks(holder: Holder): Holder {
  const kept: Holder = {};
  for (const [id, value] of Object.entries(holder)) {
    if (isBlank(value) || (isHolder(value) && isEmptyBlock(value))) continue;
    kept[id] = isHolder(value)
      ? withoutBlanks(value)
      : Array.isArray(value)
        ? value.map((row) => (isHolder(row) ? withoutBlanks(row) : row))
        : value;
  }
  return kept;
}
