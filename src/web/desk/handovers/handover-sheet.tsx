import { useLayoutEffect } from "react";
import type { Handover, HandoverEntry } from "../../../modules/handovers/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { handoversText } from "../messages/handovers.ts";
import { Facts } from "../parts/facts.tsx";

/** 综合窗口交接单 as it is printed: two copies, signed by hand where the other side has no computer at hand. */
export function HandoverSheet({ list }: { list: Handover }) {
  const text = useText(handoversText);
  useA4();
  const columns = [text.position, text.caseNumber, text.applicant, text.item, text.kinds[list.kind], text.copies, text.receipt];
  return (
    <article className="handover-sheet" aria-label={text.sheets[list.kind]}>
      <h2>{text.sheets[list.kind]}</h2>
      <Facts
        rows={[
          [text.number, list.number],
          [text.from, list.fromName],
          [text.to, list.toName],
          [text.handedBy, `${list.handedBy} ${minuteOf(list.handedAt)}`],
          [text.due, list.due],
          [text.receivedBy, list.receivedAt === null ? "" : `${list.receivedBy ?? ""} ${minuteOf(list.receivedAt)}`],
          [text.note, list.note],
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling by keyboard */}
      <section className="wide-table" tabIndex={0} aria-label={text.papers}>
        <table>
          <thead>
            <tr>
              {[...columns, ...(list.kind === "results" ? [text.collected] : [])].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.entries.map((entry) => (
              <Line key={entry.position} entry={entry} collected={list.kind === "results"} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="handover-signatures">
        <span>{text.signatures.giver}</span>
        <span>{text.signatures.receiver}</span>
        <span>{text.signatures.day}</span>
      </p>
    </article>
  );
}

/** A licence leaves a place for whoever collects it to sign. */
function Line({ entry, collected }: { entry: HandoverEntry; collected: boolean }) {
  const text = useText(handoversText);
  const receipt = entry.received === null ? "" : entry.received ? text.received : text.missing;
  return (
    <tr>
      <td>{entry.position}</td>
      <td className="handover-number">{entry.caseNumber}</td>
      <td>{entry.applicantMasked}</td>
      <td>{entry.itemName}</td>
      <td>{entry.materialName}</td>
      <td>{entry.copies}</td>
      <td>{[receipt, entry.difference].filter((part) => part !== "").join(" · ")}</td>
      {collected && <td />}
    </tr>
  );
}

/** Tells the printer the page while the sheet is shown. */
function useA4(): void {
  useLayoutEffect(() => {
    const rule = document.createElement("style");
    rule.textContent = "@page{size:A4;margin:18mm}";
    document.head.append(rule);
    return () => rule.remove();
  }, []);
}
