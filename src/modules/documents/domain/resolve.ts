import type { Variables } from "../../../core/rules/index.ts";
import type { Paper, PaperBlock } from "../paper.ts";
import type { Template, TemplateBlock } from "../template.ts";
import { fieldValue, filled, type Meter, TooMuchWork } from "./fields.ts";

/** What a document says of itself; the rest of the facts is the case's. */
export interface PaperMarks {
  number: string;
  check: string;
  url: string;
  draft: boolean;
}

/** About 200 ms, on top of what the text itself costs. */
const MOST_WORK = 1_000_000;
/** A list of more is no list of a document. */
const MOST_ROWS = 1000;

/** A template with the facts of a case put in. Pure; throws `TooMuchWork`; what is unknown leaves a gap, which `missingContent` names. */
export function resolve(template: Template, facts: Variables, marks: PaperMarks): Paper {
  const meter = { left: MOST_WORK };
  return {
    name: template.name,
    draft: marks.draft,
    blocks: template.blocks.flatMap((block) => blocksOf(block, facts, marks, meter)),
  };
}

function blocksOf(block: TemplateBlock, facts: Variables, marks: PaperMarks, meter: Meter): PaperBlock[] {
  if ("when" in block && block.when !== "" && fieldValue(block.when, facts, meter) !== true) return [];
  switch (block.kind) {
    case "number":
      return [{ kind: "number", text: marks.number }];
    case "qr":
      return [{ kind: "qr", url: marks.url, check: marks.check }];
    case "list":
      return listOf(block, facts, meter);
    case "table": {
      const rows = rowsOf(block.of, facts, meter).map((row) => ({
        cells: block.columns.map((column) => filled(column.text, row, meter)),
        tall: false,
      }));
      return [{ kind: "table", widths: block.columns.map((column) => column.width), head: block.columns.map(({ label }) => label), rows }];
    }
    case "facts": {
      const rows = block.rows.flatMap(({ label, text, tall, optional }) => {
        const value = filled(text, facts, meter);
        return optional && value.trim() === "" ? [] : [{ cells: [label, value], tall }];
      });
      return [{ kind: "table", widths: [1, 3], head: null, rows }];
    }
    case "signature":
      return [{ kind: "signature", text: filled(block.text, facts, meter), day: filled(block.day, facts, meter), seal: block.seal }];
    case "lines":
      return [{ kind: "lines", labels: block.labels }];
    default: {
      const text = filled(block.text, facts, meter);
      // A line of which every part is unknown says nothing, and isn't printed.
      return text.trim() === "" ? [] : text.split("\n").map((line) => ({ kind: block.kind, text: line }));
    }
  }
}

function listOf(block: Extract<TemplateBlock, { kind: "list" }>, facts: Variables, meter: Meter): PaperBlock[] {
  const rows = rowsOf(block.of, facts, meter);
  if (rows.length === 0) return block.none === "" ? [] : [{ kind: "paragraph", text: filled(block.none, facts, meter) }];
  return rows.map((row) => ({ kind: "paragraph", text: filled(block.text, row, meter) }));
}

/** The facts once for each member of a list, with `row` and `index`. */
function rowsOf(expression: string, facts: Variables, meter: Meter): Variables[] {
  const list = fieldValue(expression, facts, meter);
  if (Array.isArray(list) && list.length > MOST_ROWS) throw new TooMuchWork();
  const find = typeof facts === "function" ? facts : (name: string) => (Object.hasOwn(facts, name) ? facts[name] : null);
  return (Array.isArray(list) ? list : []).map(
    (row, at) => (name: string) => (name === "row" ? row : name === "index" ? at + 1 : find(name)),
  );
}
