const IDLE_AFTER = 60_000;
let lastTouched = performance.now();

/** Starts noticing that somebody is there. */
export function watchActivity(page: EventTarget): void {
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    page.addEventListener(
      kind,
      () => {
        lastTouched = performance.now();
      },
      { passive: true },
    );
  }
}

/** Whether nobody has touched the page for a minute. */
export function isIdle(): boolean {
  return performance.now() - lastTouched > IDLE_AFTER;
}
