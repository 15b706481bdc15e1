import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { useText } from "../../language.tsx";
import { actsText } from "../../messages/acts.ts";
import { termsText } from "../../messages/terms.ts";
import { useWords } from "../../parts/words.tsx";
import { api } from "../../server.ts";
import { type CaseView, ENDED } from "../case-view.ts";
import { ActChoice } from "./act-choice.tsx";
import { type ActDraft, type ActView, commandInput, type DraftField, isDeskAct, missingFields } from "./act-draft.ts";
import { ActFields } from "./act-fields.tsx";
import { actKey, arrangeActs, proposedAct } from "./arrange-acts.ts";
import { factsOf } from "./facts-of.ts";
import { RefusedAlert } from "./refused-alert.tsx";
import { useActDraft } from "./use-act-draft.ts";
import { useCandidates } from "./use-candidates.ts";
import { usePerform } from "./use-perform.ts";

/** What the reader can do now: choose an act, see what it will do, fill in what it needs, send it, and be told what it did. */
export function ActPanel({ view }: { view: CaseView }) {
  const text = useText(actsText);
  const { main, more } = arrangeActs(view.acts);
  const possible = [...main, ...more].filter((act) => act.enabled);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [seen, setSeen] = useState(view.version);
  const typed = useRef("");
  // Somebody else acted while this page was open: it shows the new state, and nothing is sent before that has been looked at.
  const moved = view.version > seen;
  // Who could act before, and can't any more, is told why; who only looks on isn't.
  const could = useRef(false);
  if (!moved) could.current = possible.length > 0;
  const chosen = possible.find((act) => actKey(act) === chosenKey) ?? proposedAct(main);

  return (
    <section className="block-part act-panel" aria-label={text.title}>
      {done !== null && !moved && <DoneAlert words={done} />}
      {moved && could.current && <MovedAlert still={possible.length > 0} onSeen={() => setSeen(view.version)} />}
      {possible.length === 0 ? (
        <NothingToDo view={view} acts={more} />
      ) : (
        <>
          <ActChoice
            main={main}
            more={more}
            chosen={chosen}
            onChoose={(act) => setChosenKey(actKey(act))}
            several={severalVisits(possible)}
          />
          {chosen === undefined && <p className="hint">{text.nothingPressing}</p>}
          {/* Keyed by act: a refusal and the marks at the fields speak of one act only; the draft itself is kept by visit. */}
          {chosen !== undefined && (
            <ActForm
              key={actKey(chosen)}
              view={view}
              act={chosen}
              locked={moved}
              carried={moved ? typed.current : ""}
              onTyped={(opinion) => {
                typed.current = opinion;
              }}
              onAccepted={setSeen}
              onDone={setDone}
            />
          )}
        </>
      )}
    </section>
  );
}

function severalVisits(acts: readonly ActView[]): boolean {
  return new Set(acts.map((act) => act.visit).filter((visit) => visit !== null)).size > 1;
}

interface ActFormProps {
  view: CaseView;
  act: ActView;
  /** The case has moved and the reader hasn't said yet that they have seen it. */
  locked: boolean;
  carried: string;
  onTyped: (opinion: string) => void;
  onAccepted: (version: number) => void;
  onDone: (words: string) => void;
}

function ActForm({ view, act, locked, carried, onTyped, onAccepted, onDone }: ActFormProps) {
  const text = useText(actsText);
  const terms = useText(termsText);
  const [draft, changeDraft, clear] = useActDraft(view, act.visit, carried);
  const [lacking, setLacking] = useState<DraftField[]>([]);
  const { perform, refused, busy } = usePerform();
  const facts = useQuery(api.cases.itemFacts.queryOptions({ versionId: view.item.versionId }, { staleTime: Number.POSITIVE_INFINITY }));
  const candidates = useCandidates(view, act, draft.to !== "");
  const form = useRef<HTMLFormElement>(null);
  if (!isDeskAct(act.act)) return null;
  const command = act.act;

  const change = (part: Partial<ActDraft>) => {
    changeDraft(part);
    if (part.opinion !== undefined) onTyped(part.opinion);
  };
  const send = async () => {
    if (locked) return;
    const missing = missingFields(act, draft);
    setLacking(missing);
    if (missing.length > 0) {
      form.current
        ?.querySelector<HTMLElement>(`[data-field="${missing[0]}"]`)
        ?.querySelector<HTMLElement>("input, textarea, select, button")
        ?.focus();
      return;
    }
    const order = { command, caseId: view.id, expectedVersion: view.version, input: commandInput(command, act.visit, draft) };
    if ((await perform(order, onAccepted)) === null) return;
    onTyped("");
    clear();
    onDone(text.after[command]);
  };
  const person = candidates.data?.find(({ id }) => id === draft.to)?.name ?? "";
  const outcome = draft.outcome === "grant" || draft.outcome === "deny" ? terms.outcomes[draft.outcome] : "";
  const verb = text.verbs[command];
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      noValidate
    >
      {refused && <RefusedAlert refused={refused} />}
      <ActFields view={view} act={act} draft={draft} change={change} lacking={lacking} facts={facts.data ?? undefined} />
      <p className="will-do">
        <strong>{text.willDo}</strong> {text.before[command](factsOf(view, act, draft, { item: facts.data ?? undefined, person, outcome }))}
      </p>
      <Button type="primary" htmlType="submit" block loading={busy} disabled={locked} danger={command === "terminate"}>
        {busy ? text.sending : text.send(verb)}
      </Button>
      <p className="hint">{text.kept}</p>
    </form>
  );
}

/** Told calmly: it is nobody's fault, and nothing typed is gone. */
function MovedAlert({ still, onSeen }: { still: boolean; onSeen: () => void }) {
  const text = useText(actsText);
  return (
    <Alert
      className="form-alert"
      type="warning"
      showIcon
      role="alert"
      title={still ? text.moved : text.movedOn}
      action={
        <Button size="small" onClick={onSeen}>
          {text.seen}
        </Button>
      }
    />
  );
}

function DoneAlert({ words }: { words: string }) {
  const text = useText(actsText);
  return (
    <Alert
      className="form-alert"
      type="success"
      showIcon
      role="status"
      title={words}
      description={
        <Link to="/work/$box" params={{ box: "todo" }}>
          {text.nextOne}
        </Link>
      }
    />
  );
}

function NothingToDo({ view, acts }: { view: CaseView; acts: readonly ActView[] }) {
  const text = useText(actsText);
  const words = useWords();
  return (
    <>
      <p>{ENDED.includes(view.state) ? text.ended : text.nothing}</p>
      {!ENDED.includes(view.state) && <p className="hint">{text.nothingHint}</p>}
      {acts.length > 0 && (
        <details className="unavailable">
          <summary>{text.unavailable}</summary>
          <ul>
            {acts.map((act) => (
              <li key={actKey(act)}>
                {isDeskAct(act.act) && text.verbs[act.act]} <span className="hint">{act.reason && words(act.reason)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
