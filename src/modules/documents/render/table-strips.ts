import type { PaperBlock } from "../paper.ts";
import { breakLines, type Line } from "./lines.ts";
import * as at from "./measures.ts";
import type { Strip } from "./paginate.ts";
import type { Setting } from "./strips.ts";

type Table = Extract<PaperBlock, { kind: "table" }>;
type Drawn = Pick<Setting, "pen" | "fonts" | "line">;

/** Inside a cell: beside the text, above and below it, and from line to line; the last two less where everything is drawn closer. */
const [PAD, ABOVE, STEP] = [5, 4, 18];
/** A row left to be written in by hand. */
const TALL_ROW = 84;
/** Letters of a cell that stands in the middle, where no cell of its column has more, and the column is no wider than this part: a number, a name. */
const [SHORT, NARROW] = [4, 0.4];
/** Lines of a row that may be cut, and those that are worth beginning a row for at the foot of a page. */
const [TALL, FEW] = [8, 3];

/** The rows of a table. Its head stays with the first of them, and stands again above what goes on over the page; a short row is never cut. */
export function tableStrips({ widths, head, rows }: Table, setting: Drawn): Strip[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => (at.BODY_WIDTH * width) / total);
  const short = columns.map(
    (width, index) => width <= at.BODY_WIDTH * NARROW && rows.every(({ cells }) => (cells[index] ?? "").length <= SHORT),
  );
  const strip = (cells: readonly string[], isTall: boolean, lookOf: (index: number) => Look) => {
    const lines = cells.map((text, index) =>
      text
        .split("\n")
        .flatMap((part) =>
          breakLines(
            part,
            lookOf(index) === "label" ? setting.fonts.title : setting.fonts.body,
            at.TABLE_SIZE,
            (columns[index] ?? 0) - 2 * PAD,
          ),
        ),
    );
    return rowStrip({ cells: lines, columns, isTall, lookOf }, setting);
  };
  if (!head) return rows.map(({ cells, tall }) => strip(cells, tall, (index) => (index === 0 ? "label" : "words")));
  const first = strip(head, false, () => "label");
  return [
    { ...first, keep: true },
    ...rows.map(({ cells, tall }) =>
      headed(
        strip(cells, tall, (index) => (short[index] ? "figure" : "words")),
        first,
      ),
    ),
  ];
}

/** A row over which the table's head stands again where it begins a page, in whatever parts it is cut. */
function headed(row: Strip, head: Strip): Strip {
  return {
    ...row,
    head,
    cut(room) {
      const parts = row.cut?.(room);
      return parts ? [headed(parts[0], head), headed(parts[1], head)] : null;
    },
  };
}

/** A label and a figure stand in the middle of their cell. */
type Look = "label" | "figure" | "words";

interface Row {
  cells: readonly (readonly Line[])[];
  columns: readonly number[];
  isTall: boolean;
  lookOf(index: number): Look;
}

function rowStrip(row: Row, setting: Drawn): Strip {
  const { cells, columns, isTall, lookOf } = row;
  const close = at.closeness(setting.line);
  const [above, step] = [ABOVE * close, STEP * close];
  const most = Math.max(1, ...cells.map((lines) => lines.length));
  const height = Math.max(isTall ? TALL_ROW * close : 0, most * step + 2 * above);
  return {
    height,
    keep: false,
    isGap: false,
    draw(top) {
      let x: number = at.MARGIN.left;
      cells.forEach((lines, index) => {
        const width = columns[index] ?? 0;
        setting.pen.box(x, top, width, height);
        const look = lookOf(index);
        const first = top + (isTall && look === "words" ? above : (height - lines.length * step) / 2);
        lines.forEach((line, position) => {
          const left = look === "words" ? x + PAD : x + (width - line.width) / 2;
          setting.pen.write(line, left, first + (position + 0.72) * step, at.TABLE_SIZE);
        });
        x += width;
      });
    },
    cut(room) {
      const here = Math.floor((room - 2 * above) / step);
      if (most <= TALL || here < FEW || here >= most) return null;
      const part = (from: number, to?: number) => rowStrip({ ...row, cells: cells.map((lines) => lines.slice(from, to)) }, setting);
      return [part(0, here), part(here)];
    },
  };
}
