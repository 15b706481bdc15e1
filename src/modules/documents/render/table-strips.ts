import type { PaperBlock } from "../paper.ts";
import { breakLines, type Line } from "./lines.ts";
import * as at from "./measures.ts";
import type { Strip } from "./paginate.ts";
import type { Setting } from "./strips.ts";

type Table = Extract<PaperBlock, { kind: "table" }>;

/** Inside a cell: beside the text, and from line to line. */
const [PAD, STEP] = [5, 18];
/** Lines of a row that may be cut, and those that are worth beginning a row for at the foot of a page. */
const [TALL, FEW] = [8, 3];

/** The rows of a table. Its head stays with the first of them; a short row is never cut. */
export function tableStrips({ widths, head, rows }: Table, setting: Pick<Setting, "pen" | "fonts">): Strip[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => (at.BODY_WIDTH * width) / total);
  const strip = (cells: readonly string[], isTall: boolean, isLabel: (index: number) => boolean) => {
    const lines = cells.map((text, index) =>
      text
        .split("\n")
        .flatMap((part) =>
          breakLines(part, isLabel(index) ? setting.fonts.title : setting.fonts.body, at.TABLE_SIZE, (columns[index] ?? 0) - 2 * PAD),
        ),
    );
    return rowStrip({ cells: lines, columns, isTall, isLabel }, setting);
  };
  const body = rows.map(({ cells, tall }) => strip(cells, tall, (index) => head === null && index === 0));
  return head ? [{ ...strip(head, false, () => true), keep: true }, ...body] : body;
}

interface Row {
  cells: readonly (readonly Line[])[];
  columns: readonly number[];
  isTall: boolean;
  isLabel(index: number): boolean;
}

function rowStrip(row: Row, setting: Pick<Setting, "pen" | "fonts">): Strip {
  const { cells, columns, isTall, isLabel } = row;
  const most = Math.max(1, ...cells.map((lines) => lines.length));
  const height = Math.max(isTall ? 84 : 26, most * STEP + 2 * PAD);
  return {
    height,
    keep: false,
    isGap: false,
    draw(top) {
      let x: number = at.MARGIN.left;
      cells.forEach((lines, index) => {
        const width = columns[index] ?? 0;
        setting.pen.box(x, top, width, height);
        const first = top + (isTall && !isLabel(index) ? PAD : (height - lines.length * STEP) / 2);
        lines.forEach((line, position) => {
          const left = isLabel(index) ? x + (width - line.width) / 2 : x + PAD;
          setting.pen.write(line, left, first + position * STEP + 13, at.TABLE_SIZE);
        });
        x += width;
      });
    },
    cut(room) {
      const here = Math.floor((room - 2 * PAD) / STEP);
      if (most <= TALL || here < FEW || here >= most) return null;
      const part = (from: number, to?: number) => rowStrip({ ...row, cells: cells.map((lines) => lines.slice(from, to)) }, setting);
      return [part(0, here), part(here)];
    },
  };
}
