import { useQuery } from "@tanstack/react-query";
import type { PaperWhereabouts } from "../../../../modules/handovers/shared.ts";
import { useText } from "../../language.tsx";
import { handoversText } from "../../messages/handovers.ts";
import { Mark } from "../../parts/mark.tsx";
import { api } from "../../server.ts";

/** Where the papers are that a window took in for the department; nothing where they never have to travel. */
export function Whereabouts({ caseId }: { caseId: string }) {
  const text = useText(handoversText);
  const found = useQuery(api.handovers.ofCase.queryOptions({ caseId }));
  if (!found.isSuccess || found.data.length === 0) return null;
  return (
    <section className="block-part" aria-labelledby="whereabouts">
      <h3 id="whereabouts">{text.where}</h3>
      <ul className="materials">
        {together(found.data).map(([key, papers, { where, place, number, overdue, difference }]) => (
          <li key={key}>
            <p>
              {text.places[where](place)} {overdue && <Mark tone="amber">{text.overdue}</Mark>}
            </p>
            <p className="hint">{[papers.join(text.and), number, difference].filter((part) => part).join(" · ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Papers that lie in the same place by the same list are told in one line. */
function together(all: readonly PaperWhereabouts[]): [key: string, papers: string[], one: PaperWhereabouts][] {
  const lines = new Map<string, [string, string[], PaperWhereabouts]>();
  for (const paper of all) {
    const key = [paper.where, paper.number, paper.difference].join(" ");
    const line = lines.get(key);
    if (line) line[1].push(paper.materialName);
    else lines.set(key, [key, [paper.materialName], paper]);
  }
  return [...lines.values()];
}
