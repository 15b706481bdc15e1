import type { PageImage } from "./pages-pdf.ts";

/** What is cut away at each edge, in per cent. */
export interface Crop {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const NO_CROP: Crop = { top: 0, right: 0, bottom: 0, left: 0 };

/** Enough to read the small print of an A4 page (about 170 dots an inch); larger pictures only cost time and room. */
const LONGEST_SIDE = 2000;
const QUALITY = 0.82;

/** The part of a picture that is kept, and the size it is kept at. */
export function measures(width: number, height: number, crop: Crop) {
  const left = Math.round((width * crop.left) / 100);
  const top = Math.round((height * crop.top) / 100);
  const cutWidth = Math.max(1, Math.round(width - left - (width * crop.right) / 100));
  const cutHeight = Math.max(1, Math.round(height - top - (height * crop.bottom) / 100));
  const scale = Math.min(1, LONGEST_SIDE / Math.max(cutWidth, cutHeight));
  return { left, top, cutWidth, cutHeight, width: Math.round(cutWidth * scale), height: Math.round(cutHeight * scale) };
}

/** One page out of the camera's picture or a photograph: cut, bounded, as JPEG. Null where the picture can't be read. */
export async function pageFrom(source: HTMLVideoElement | ImageBitmap, crop: Crop): Promise<PageImage | null> {
  const size = "videoWidth" in source ? { width: source.videoWidth, height: source.videoHeight } : source;
  if (size.width === 0) return null;
  const { left, top, cutWidth, cutHeight, width, height } = measures(size.width, size.height, crop);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(source, left, top, cutWidth, cutHeight, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return blob && { jpeg: new Uint8Array(await blob.arrayBuffer()), width, height };
}
