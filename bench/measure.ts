/** Milliseconds of each run, with what the report needs of them. */
export interface Times {
  median: number;
  p95: number;
  /** Runs a second over the whole measured time, side by side runs counted together. */
  perSecond: number;
  /** Milliseconds of this process's own processor time for one run. */
  cpu: number;
  failures: number;
  count: number;
}

/** Runs `work` on every element, `clients` at once, after the first `warmUp` elements have been run uncounted. */
export async function timed<T>(
  items: readonly T[],
  { clients, warmUp = 0 }: { clients: number; warmUp?: number },
  work: (item: T) => Promise<boolean | undefined>,
): Promise<Times> {
  await pass(items.slice(0, warmUp), clients, work);
  return pass(items.slice(warmUp), clients, work);
}

async function pass<T>(items: readonly T[], clients: number, work: (item: T) => Promise<boolean | undefined>): Promise<Times> {
  const times: number[] = [];
  let failures = 0;
  let next = 0;
  const start = performance.now();
  const cpu = process.cpuUsage();
  const client = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const before = performance.now();
      const succeeded = await work(items[index] as T);
      times.push(performance.now() - before);
      if (succeeded === false) failures++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const spent = (used.user + used.system) / 1000 / times.length;
  return { ...spread(times), perSecond: times.length / seconds, cpu: spent, failures, count: times.length };
}

export function spread(times: readonly number[]): { median: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

export function median(values: readonly number[]): number {
  return spread(values).median;
}

/** Milliseconds that `work` takes. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
