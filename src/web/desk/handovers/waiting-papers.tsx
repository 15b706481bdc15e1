import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Checkbox } from "antd";
import { useState } from "react";
import type { WaitingPaper } from "../../../modules/handovers/shared.ts";
import { useText } from "../language.tsx";
import { handoversText } from "../messages/handovers.ts";
import { Mark } from "../parts/mark.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { api, codeOf } from "../server.ts";

/** As many papers as one list takes. */
const MOST_ON_A_LIST = 200;

/** Papers at the window, by the organisation they are for. */
export function WaitingPapers() {
  const text = useText(handoversText);
  const found = useQuery(api.handovers.waiting.queryOptions());
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (found.data.length === 0) return <Nothing title={text.nothingWaiting} hint={text.nothingWaitingHint} />;
  return [...byRoute(found.data)].map(([route, papers]) => <ForOne key={route} papers={papers} />);
}

/** What goes from one window to one organisation: all of it chosen at first. */
function ForOne({ papers }: { papers: readonly WaitingPaper[] }) {
  const text = useText(handoversText);
  const words = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [fault, setFault] = useState<string | null>(null);
  const chosen = papers.filter((paper) => !left.has(keyOf(paper)));
  const make = useMutation(
    api.handovers.handOver.mutationOptions({
      onSuccess: (outcome) => {
        void queries.invalidateQueries({ queryKey: api.handovers.pathKey() });
        if (!outcome.ok) return setFault(outcome.code);
        void message.success(text.handed);
        void navigate({ to: "/handovers/$list", params: { list: outcome.list } });
      },
      onError: (error) => setFault(codeOf(error)),
    }),
  );
  const [first] = papers;
  if (first === undefined) return null;
  const put = (paper: WaitingPaper, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(keyOf(paper));
    else next.add(keyOf(paper));
    setLeft(next);
  };
  return (
    <section className="handover-group" aria-label={text.route(first.fromName, first.toName)}>
      <h2 className="part-title">
        {text.route(first.fromName, first.toName)} <Mark>{text.kinds[first.kind]}</Mark>
      </h2>
      {fault !== null && <Alert type="error" showIcon title={words(fault)} />}
      <Checkbox
        checked={chosen.length === papers.length}
        indeterminate={chosen.length > 0 && chosen.length < papers.length}
        onChange={({ target }) => setLeft(target.checked ? new Set() : new Set(papers.map(keyOf)))}
      >
        {text.all}
      </Checkbox>
      <ul className="notices">
        {papers.map((paper) => (
          <li key={keyOf(paper)} className="notice">
            <Checkbox checked={!left.has(keyOf(paper))} onChange={({ target }) => put(paper, target.checked)}>
              {text.paper(paper.materialName, paper.copies)} {paper.time > 1 && <Mark>{text.again}</Mark>}{" "}
              {paper.overdue && <Mark tone="amber">{text.lying}</Mark>}
            </Checkbox>
            <p className="hint">
              <Link to="/cases/$caseId" params={{ caseId: paper.caseId }}>
                {paper.caseNumber}
              </Link>
              <span>{paper.applicantMasked}</span>
              <span>{paper.itemName}</span>
              <span>{text.takenOn(paper.takenOn)}</span>
            </p>
          </li>
        ))}
      </ul>
      <Button
        type="primary"
        disabled={chosen.length === 0}
        loading={make.isPending}
        onClick={() => make.mutate({ to: first.to, papers: chosen.map(({ caseId, material }) => ({ caseId, material })) })}
      >
        {text.handOver(chosen.length)}
      </Button>
    </section>
  );
}

function keyOf({ caseId, material }: WaitingPaper): string {
  return `${caseId} ${material}`;
}

/** By window and organisation; of one route as many as a list takes, the rest comes up when these have left. */
function byRoute(papers: readonly WaitingPaper[]): Map<string, WaitingPaper[]> {
  const routes = new Map<string, WaitingPaper[]>();
  for (const paper of papers) {
    const route = `${paper.kind} ${paper.from} ${paper.to}`;
    const known = routes.get(route) ?? [];
    if (known.length < MOST_ON_A_LIST) routes.set(route, [...known, paper]);
  }
  return routes;
}
