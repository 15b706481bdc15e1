import { create } from "qrcode";

/** A QR code as the path of an SVG, one unit a module, with its width. The page draws it: no image to fetch, sharp on paper. */
export interface QrCode {
  size: number;
  path: string;
}

export function qrCode(text: string): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const cells: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) cells.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { size: modules.size, path: cells.join("") };
}
