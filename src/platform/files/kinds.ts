/** The kinds of file people may hand in. The register: a new kind is a row here and, where its bytes need it, a case in `sniff.ts`. */
export const FILE_KINDS = {
  pdf: { type: "application/pdf", endings: ["pdf"] },
  jpg: { type: "image/jpeg", endings: ["jpg", "jpeg"] },
  png: { type: "image/png", endings: ["png"] },
  webp: { type: "image/webp", endings: ["webp"] },
  heic: { type: "image/heic", endings: ["heic", "heif"] },
  doc: { type: "application/msword", endings: ["doc", "wps"] },
  docx: { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: ["docx"] },
  xls: { type: "application/vnd.ms-excel", endings: ["xls", "et"] },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"] },
  ofd: { type: "application/ofd", endings: ["ofd"] },
  txt: { type: "text/plain; charset=utf-8", endings: ["txt"] },
  zip: { type: "application/zip", endings: ["zip"] },
} as const satisfies Record<string, { type: string; endings: readonly string[] }>;

export type FileKind = keyof typeof FILE_KINDS;

/** What an upload may be unless its owner says otherwise: documents and pictures, no archives. */
export const USUAL_KINDS: readonly FileKind[] = ["pdf", "jpg", "png", "webp", "heic", "doc", "docx", "xls", "xlsx", "ofd"];

/** Kinds a browser may show in place; all others are only ever downloaded. */
export const SHOWN_INLINE: ReadonlySet<FileKind> = new Set(["pdf", "jpg", "png", "webp"]);

/** The kind a file name claims by its ending. */
export function kindOfName(name: string): FileKind | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (!ending) return undefined;
  for (const [kind, { endings }] of Object.entries(FILE_KINDS)) {
    if ((endings as readonly string[]).includes(ending)) return kind as FileKind;
  }
  return undefined;
}

// Separators, control characters, and marks that turn the reading direction ("gnp.exe" shown as "exe.png").
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]/gu;

/** A file name fit to be shown, stored and offered for download: no path, no control or direction marks, at most 120 characters with its ending kept. */
export function safeFileName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).pop() ?? "";
  const clean = last.replace(UNSAFE, "").replace(/^\.+/, "").trim();
  const letters = Array.from(clean);
  if (letters.length <= 120) return clean === "" ? "file" : clean;
  const dot = clean.lastIndexOf(".");
  const ending = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : "";
  return letters.slice(0, 120 - ending.length).join("") + ending;
}
