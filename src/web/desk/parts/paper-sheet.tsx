import type { Paper, PaperBlock } from "../../../modules/documents/shared.ts";
import "./paper-sheet.css";

/** A document as it will read on paper, in the page: same words and order as the PDF, measures by the width at hand. */
export function PaperSheet({ paper, label }: { paper: Paper; label: string }) {
  return (
    <article className="paper-sheet" aria-label={label} lang="zh-CN">
      {paper.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a filled-in document is replaced as a whole
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case "table":
      return <Table {...block} />;
    case "signature":
      return (
        <div className={block.seal ? "paper-signature paper-sealed" : "paper-signature"}>
          <p>{block.text}</p>
          <p>{block.day}</p>
        </div>
      );
    case "lines":
      return block.labels.map((label) => (
        <p key={label} className="paper-blank">
          {label}：<span />
        </p>
      ));
    case "qr":
      return (
        <p className="paper-note">
          ▣ {block.check} {block.url}
        </p>
      );
    default:
      return <p className={`paper-${block.kind}`}>{block.text}</p>;
  }
}

function Table({ widths, head, rows }: Extract<PaperBlock, { kind: "table" }>) {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return (
    <table className="paper-table">
      <colgroup>
        {widths.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name of their own
          <col key={index} style={{ width: `${(100 * width) / total}%` }} />
        ))}
      </colgroup>
      {head && (
        <thead>
          <tr>
            {head.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a filled-in table stay where they are
          <tr key={index} className={row.tall ? "paper-tall" : ""}>
            {row.cells.map((cell, column) =>
              head === null && column === 0 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells go by their column
                <th key={column} scope="row">
                  {cell}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells go by their column
                <td key={column}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
