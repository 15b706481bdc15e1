import { useEffect, useRef, useState } from "react";
import type { SheetPage, WordBlock, WordRun } from "../../../../../modules/cases/shared.ts";
import type { OpenedFile } from "./opened-file.ts";

export interface PageProps {
  file: OpenedFile;
  /** Counted from 1. */
  page: number;
  name: string;
  /** Pixels of the screen for one of the page. */
  sharpness: number;
  onFault: () => void;
}

/** One page at its natural size; the frame around it turns and enlarges it. */
export function Page({ file, page, name, sharpness, onFault }: PageProps) {
  if (file.kind === "pdf") return <PdfPage document={file.document} page={page} name={name} sharpness={sharpness} onFault={onFault} />;
  if (file.kind === "docx") return <WordPage blocks={file.content[page - 1] ?? []} />;
  if (file.kind === "xlsx") return <Sheet sheet={file.sheets[page - 1]} />;
  return <img className="paper-picture" src={file.address} alt={name} onError={onFault} />;
}

type PdfProps = Omit<PageProps, "file"> & Pick<Extract<OpenedFile, { kind: "pdf" }>, "document">;

function PdfPage({ document, page, name, sharpness, onFault }: PdfProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 794, height: 1123 });
  useEffect(() => {
    let gone = false;
    let cancel = () => {};
    const show = async () => {
      const reader = await import("./pdf-reader.ts");
      const natural = await reader.pageSize(document, page);
      if (gone || !canvas.current) return;
      setSize(natural);
      const drawing = await reader.drawPage(document, page, canvas.current, sharpness);
      cancel = drawing.cancel;
      if (gone) cancel();
      await drawing.done;
    };
    show().catch(() => gone || onFault());
    return () => {
      gone = true;
      cancel();
    };
  }, [document, page, sharpness, onFault]);
  return <canvas key={`${page} ${sharpness}`} ref={canvas} role="img" aria-label={name} style={size} />;
}

/** Blocks never move: their place is their name. */
function WordPage({ blocks }: { blocks: readonly WordBlock[] }) {
  return (
    <div className="paper-word">
      {blocks.map((block, index) => (
        <Block key={String(index)} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: WordBlock }) {
  if (block.kind === "picture")
    return block.source === "" ? null : <img src={block.source} alt="" style={{ width: block.width || undefined }} />;
  if (block.kind === "table")
    return (
      <table>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={String(index)}>
              {row.map((cell, column) => (
                <td key={String(column)} colSpan={cell.span}>
                  {cell.blocks.map((inner, place) => (
                    <Block key={String(place)} block={inner} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  const words = block.runs.map((run, index) => <Run key={String(index)} run={run} />);
  const style = { textAlign: block.align } as const;
  if (block.level > 0)
    return (
      <p className="paper-heading" style={style}>
        {words}
      </p>
    );
  return (
    <p className={block.listed ? "paper-listed" : undefined} style={style}>
      {words.length > 0 ? words : "\u00a0"}
    </p>
  );
}

function Run({ run: { text, bold, italic, underline, struck } }: { run: WordRun }) {
  const lines = [underline && "underline", struck && "line-through"].filter(Boolean).join(" ");
  return <span style={{ fontWeight: bold && 700, fontStyle: italic && "italic", textDecoration: lines || undefined }}>{text}</span>;
}

/** The column that numbers the rows. */
const NUMBERS_WIDTH = 44;

/** A, B … Z, AA: as spreadsheets name their columns. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

function Sheet({ sheet }: { sheet: SheetPage | undefined }) {
  if (!sheet) return null;
  const columns = Math.max(1, ...sheet.rows.map((row) => row.length));
  const covered = new Map<string, { rows: number; columns: number } | null>();
  for (const { row, column, rows, columns: wide } of sheet.merged) {
    for (let down = 0; down < Math.min(rows, sheet.rows.length - row); down++)
      for (let along = 0; along < wide; along++) covered.set(`${row + down} ${column + along}`, null);
    covered.set(`${row} ${column}`, { rows, columns: wide });
  }
  const widths = Array.from({ length: columns }, (_, column) => sheet.widths[column] ?? 64);
  // A sheet that says how wide its columns are is drawn so; the others find their own width.
  const isFixed = sheet.widths.length > 0;
  const width = isFixed ? widths.reduce((sum, each) => sum + each, NUMBERS_WIDTH) : undefined;
  return (
    <table className={isFixed ? "paper-sheet paper-sheet-fixed" : "paper-sheet"} style={{ width }}>
      <thead>
        <tr>
          <td className="sheet-corner" />
          {widths.map((each, column) => (
            <th key={letterOf(column)} scope="col" style={isFixed ? { width: each } : undefined}>
              {letterOf(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row, index) => (
          <tr key={String(index)}>
            <th scope="row">{index + 1}</th>
            {Array.from({ length: columns }, (_, column) => {
              const merged = covered.get(`${index} ${column}`);
              if (merged === null) return null;
              return (
                <td key={String(column)} rowSpan={merged?.rows} colSpan={merged?.columns}>
                  {row[column] ?? ""}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
