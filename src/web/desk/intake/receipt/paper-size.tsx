import { Radio } from "antd";
import { useLayoutEffect } from "react";
import { useText } from "../../language.tsx";
import { counterText } from "../../messages/counter.ts";
import type { PaperSize } from "./receipt-sheet.tsx";

const KEY = "desk.paper";
const SIZES: readonly PaperSize[] = ["a4", "roll"];
/** A roll is cut where the strip ends: its page is as long as what is printed on it (96 dots an inch), with room for the cutter. */
const MM_A_DOT = 25.4 / 96;
const CUTTER_MM = 8;

/** The counter's printer, kept with the computer. */
export function readPaperSize(): PaperSize {
  return localStorage.getItem(KEY) === "roll" ? "roll" : "a4";
}

export function PaperSizeChoice({ size, onSize }: { size: PaperSize; onSize: (size: PaperSize) => void }) {
  const text = useText(counterText);
  return (
    <Radio.Group
      aria-label={text.paperSize}
      optionType="button"
      value={size}
      options={SIZES.map((value) => ({ value, label: text.sizes[value] }))}
      onChange={(event) => {
        localStorage.setItem(KEY, event.target.value);
        onSize(event.target.value);
      }}
    />
  );
}

/** Tells the printer the page: named sizes can't be chosen by a class, so the rule is written while the receipt is shown. */
export function usePrintedPage(size: PaperSize, ready: boolean): void {
  useLayoutEffect(() => {
    if (!ready) return;
    const rule = document.createElement("style");
    const strip = document.querySelector<HTMLElement>(".receipt-roll");
    const length = Math.ceil((strip?.scrollHeight ?? 0) * MM_A_DOT) + CUTTER_MM;
    rule.textContent = size === "roll" ? `@page{size:80mm ${length}mm;margin:0}` : "@page{size:A4;margin:18mm}";
    document.head.append(rule);
    return () => rule.remove();
  }, [size, ready]);
}
