/** A document with everything filled in: what the PDF, the DOCX and the screen are drawn from. Plain JSON, browser-safe. */
export type PaperBlock =
  | { kind: "title" | "addressee" | "paragraph" | "heading" | "note" | "centre" | "right" | "number"; text: string }
  | { kind: "table"; widths: number[]; head: string[] | null; rows: { cells: string[]; tall: boolean }[] }
  | { kind: "signature"; text: string; day: string; seal: boolean }
  | { kind: "lines"; labels: string[] }
  | { kind: "qr"; url: string; check: string };

export interface Paper {
  name: string;
  blocks: PaperBlock[];
  /** Not issued yet: number and code are to come, and every page says so. */
  draft: boolean;
}
