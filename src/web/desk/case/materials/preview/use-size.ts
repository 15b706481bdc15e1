import { type RefCallback, useCallback, useEffect, useState } from "react";
import type { Size } from "./page-frame.ts";

/** The size of an element as it is laid out, before any transform; it follows changes. */
export function useSize(): [ref: RefCallback<HTMLElement>, size: Size, element: HTMLElement | null] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!element) return;
    const measure = () => setSize({ width: element.offsetWidth, height: element.offsetHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return [useCallback((found: HTMLElement | null) => setElement(found), []), size, element];
}
