/** 随机: one of several, drawn by what the draw is for, so that the same case draws the same person whoever looks. FNV-1a, 32 bits. */
export function drawOne<T>(many: readonly T[], by: string): T {
  let hash = 0x811c9dc5;
  for (let at = 0; at < by.length; at++) hash = Math.imul(hash ^ by.charCodeAt(at), 0x01000193) >>> 0;
  // The low bits of FNV hang on few characters; the high ones are mixed in before the remainder is taken.
  return many[(hash ^ (hash >>> 15)) % many.length] as T; // callers have at least one
}
