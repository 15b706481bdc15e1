// Plain old script, run before every module: methods that our sources and the libraries built in with them use and Chromium 86 lacks.
// The build lowers syntax to that browser but brings no methods along. What a browser has itself stays as it is.
(() => {
  const lend = (owner, name, method) => {
    if (!(name in owner)) Object.defineProperty(owner, name, { value: method, writable: true, configurable: true });
  };

  /* Chromium 92 */
  lend(Array.prototype, "at", function at(position) {
    const whole = Math.trunc(position) || 0;
    return this[whole < 0 ? this.length + whole : whole];
  });
  // also missing in any browser where the desk is opened by plain http
  lend(crypto, "randomUUID", () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  });

  /* Chromium 93 */
  lend(Object, "hasOwn", (owner, name) => Object.getOwnPropertyDescriptor(owner, name) !== undefined);

  /* Chromium 97 */
  const lastIndex = (list, holds) => {
    let at = list.length - 1;
    while (at >= 0 && !holds(list[at], at, list)) at--;
    return at;
  };
  lend(Array.prototype, "findLastIndex", function findLastIndex(holds) {
    return lastIndex(this, holds);
  });
  lend(Array.prototype, "findLast", function findLast(holds) {
    return this[lastIndex(this, holds)];
  });

  /* Chromium 98. Of data: the canvas copies its view box with it. */
  const copied = (value) => {
    if (Array.isArray(value)) return value.map(copied);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copied(inner)]));
  };
  lend(globalThis, "structuredClone", copied);

  /* Chromium 122. The canvas takes steps out and chooses several with these. */
  lend(Set.prototype, "union", function union(other) {
    return new Set([...this, ...other.keys()]);
  });
  lend(Set.prototype, "difference", function difference(other) {
    return new Set([...this].filter((each) => !other.has(each)));
  });
})();
