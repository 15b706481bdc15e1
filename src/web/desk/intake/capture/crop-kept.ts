import { type Crop, NO_CROP } from "./page-image.ts";

const KEY = "desk.crop";

/** The edges are those of the scanner's table, so they stay with the computer. */
export function readCrop(): Crop {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof kept === "object" && kept !== null) return { ...NO_CROP, ...kept };
  } catch {
    // What can't be read is as if nothing were cut.
  }
  return NO_CROP;
}

export function keepCrop(crop: Crop): void {
  localStorage.setItem(KEY, JSON.stringify(crop));
}
