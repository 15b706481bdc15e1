import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { BATCH_ACTS, type BatchAct, type CaseRow, type CaseState, MOST_AT_ONCE } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { actsText } from "../messages/acts.ts";
import { generalText } from "../messages/general.ts";
import { worklistText } from "../messages/worklist.ts";
import { useWords } from "../parts/words.tsx";
import { type Answers, api, codeOf } from "../server.ts";

type Results = Answers["cases"]["performMany"];

/** In which states an act may be possible; what it is refused for is told case by case. */
const STATES: Record<BatchAct, readonly CaseState[]> = { receive: ["submitted"], agree: ["accepted", "decided"] };

/** What can be done with the cases that are ticked; what became of each stays in sight until it is closed. */
export function BatchBar({ chosen, onDone }: { chosen: readonly CaseRow[]; onDone: (left?: readonly string[]) => void }) {
  const text = useText(worklistText);
  const acts = useText(actsText);
  // Cases that are done leave the list: the dialog keeps what it was opened with, so that their results stay in sight.
  const [order, setOrder] = useState<{ act: BatchAct; rows: readonly CaseRow[] } | null>(null);
  const tooMany = chosen.length > MOST_AT_ONCE;
  const possible = BATCH_ACTS.filter((name) => chosen.some(({ state }) => STATES[name].includes(state)));
  return (
    <>
      {chosen.length > 0 && (
        <section className="batch-bar" aria-label={text.batch}>
          <span>{text.chosen(chosen.length)}</span>
          {possible.map((act) => (
            <Button key={act} onClick={() => setOrder({ act, rows: chosen })} disabled={tooMany}>
              {text.batchAct(acts.verbs[act])}
            </Button>
          ))}
          <Button type="link" onClick={() => onDone()}>
            {text.choseNone}
          </Button>
          {tooMany && <span className="hint">{text.tooMany(MOST_AT_ONCE)}</span>}
        </section>
      )}
      {order !== null && (
        <BatchDialog
          {...order}
          onClose={() => setOrder(null)}
          onDone={(left) => {
            setOrder(null);
            onDone(left);
          }}
        />
      )}
    </>
  );
}

interface BatchDialogProps {
  act: BatchAct;
  rows: readonly CaseRow[];
  onClose: () => void;
  /** `left`: those that were refused, so that they can be tried again. */
  onDone: (left: readonly string[]) => void;
}

/** Asks once for what is the same for all, then says of every case what became of it. */
function BatchDialog({ act, rows, onClose, onDone }: BatchDialogProps) {
  const text = useText(worklistText);
  const acts = useText(actsText);
  const general = useText(generalText);
  const words = useWords();
  const queries = useQueryClient();
  // Made once for this dialog: sent again after a broken line, nothing is done twice.
  const [keys] = useState(() => rows.map(({ id, visit }) => ({ caseId: id, visit: visit ?? "", key: crypto.randomUUID() })));
  const [opinion, setOpinion] = useState("");
  const [results, setResults] = useState<Results | null>(null);
  const sending = useMutation(
    api.cases.performMany.mutationOptions({
      onSuccess: async (answer) => {
        setResults(answer);
        await queries.invalidateQueries({ queryKey: api.cases.pathKey() });
      },
    }),
  );
  const send = () => sending.mutate({ command: act, rows: keys, input: act === "agree" ? { opinion } : { note: opinion } });
  const finish = () => onDone((results ?? []).flatMap(({ ok, caseId }) => (ok ? [] : [caseId])));
  const close = results === null ? onClose : finish;
  return (
    <Modal
      open
      title={text.batchTitle(acts.verbs[act], rows.length)}
      onCancel={close}
      footer={
        results === null ? (
          <>
            <Button onClick={onClose}>{general.cancel}</Button>
            <Button type="primary" onClick={send} loading={sending.isPending}>
              {text.batchAct(acts.verbs[act])}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={finish}>
            {text.batchClose}
          </Button>
        )
      }
    >
      {sending.isError && <Alert className="form-alert" type="error" role="alert" title={words(codeOf(sending.error))} />}
      {results === null ? (
        <>
          <label htmlFor="batch-opinion">{act === "agree" ? acts.opinion : acts.note}</label>
          <Input.TextArea
            id="batch-opinion"
            autoFocus
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
          />
          <span className="hint block">{text.batchHint}</span>
        </>
      ) : (
        <Outcomes rows={rows} results={results} />
      )}
    </Modal>
  );
}

function Outcomes({ rows, results }: { rows: readonly CaseRow[]; results: Results }) {
  const text = useText(worklistText);
  const words = useWords();
  const refused = results.filter((result) => !result.ok);
  return (
    <div role="status">
      <p>{text.batchDone(results.length - refused.length, refused.length)}</p>
      {refused.length > 0 && (
        <ul className="batch-refused">
          {refused.map((result) => {
            const row = rows.find(({ id }) => id === result.caseId);
            return (
              <li key={result.caseId}>
                <Link to="/cases/$caseId" params={{ caseId: result.caseId }} className="figures">
                  {row?.number ?? row?.applicationNumber}
                </Link>{" "}
                {!result.ok && words(result.code)}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
