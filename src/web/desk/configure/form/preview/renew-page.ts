/** Puts newly drawn markup into a page without taking the box away in which somebody is typing. */

const drawn = new WeakMap<Element, string>();

/** `key` tells pages apart: another one is put in whole. */
export function renewPage(body: HTMLElement, key: string, markup: string): void {
  const fresh = new DOMParser().parseFromString(markup, "text/html").body;
  const [target, source] = [body.querySelector("[data-fields]"), fresh.querySelector("[data-fields]")];
  if (body.dataset.page !== key || !target || !source) {
    body.dataset.page = key;
    body.replaceChildren(...[...fresh.childNodes].map((node) => body.ownerDocument.importNode(node, true)));
    for (const child of body.querySelectorAll("[data-fields] > *")) drawn.set(child, child.outerHTML);
    return;
  }
  for (const part of [".progress", ".acts"]) {
    const [old, now] = [body.querySelector(part), fresh.querySelector(part)];
    if (old && now && old.innerHTML !== now.innerHTML) old.innerHTML = now.innerHTML;
  }
  const known = new Map([...target.children].map((child) => [child.getAttribute("data-path"), child]));
  const next = [...source.children].map((child) => renewed(known.get(child.getAttribute("data-path")), child));
  for (const [index, child] of next.entries())
    if (target.children[index] !== child) target.insertBefore(child, target.children[index] ?? null);
  while (target.children.length > next.length) target.lastElementChild?.remove();
}

function renewed(old: Element | undefined, fresh: Element): Element {
  const markup = fresh.outerHTML;
  if (old && drawn.get(old) === markup) return old;
  if (old && isTypedIn(old) && namesIn(old) === namesIn(fresh)) {
    const results = fresh.querySelectorAll("output");
    for (const [index, output] of [...old.querySelectorAll("output")].entries()) output.textContent = results[index]?.textContent ?? "";
    return old;
  }
  const made = (old ?? fresh).ownerDocument.importNode(fresh, true);
  drawn.set(made, markup);
  return made;
}

function isTypedIn(part: Element): boolean {
  const active = part.ownerDocument.activeElement;
  return active !== null && part.contains(active) && active.matches("input, select, textarea");
}

function namesIn(part: Element): string {
  return [...part.querySelectorAll<HTMLInputElement>("input, select, textarea")]
    .map(({ name, type, value }) => (/radio|checkbox/.test(type) ? name + value : name))
    .join();
}
