import { Link } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { useText } from "../../language.tsx";
import { actsText } from "../../messages/acts.ts";
import { useWords } from "../../parts/words.tsx";
import { type CaseView, ENDED } from "../case-view.ts";
import { ActBar } from "./act-bar.tsx";
import { ActChoice } from "./act-choice.tsx";
import { type ActView, isDeskAct } from "./act-draft.ts";
import { ActForm } from "./act-form.tsx";
import { actKey, arrangeActs, proposedAct } from "./arrange-acts.ts";

/** What the reader can do now: choose an act, see what it will do, fill in what it needs, send it, and be told what it did. */
export function ActPanel({ view }: { view: CaseView }) {
  const text = useText(actsText);
  const { main, more } = arrangeActs(view.acts);
  const possible = [...main, ...more].filter((act) => act.enabled);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [seen, setSeen] = useState(view.version);
  const typed = useRef("");
  const place = useRef<HTMLElement>(null);
  // Somebody else acted while this page was open: it shows the new state, and nothing is sent before that has been looked at.
  const moved = view.steadySince > seen;
  // Who could act before, and can't any more, is told why; who only looks on isn't.
  const could = useRef(false);
  if (!moved) could.current = possible.length > 0;
  const chosen = possible.find((act) => actKey(act) === chosenKey) ?? proposedAct(main);

  return (
    <>
      <section ref={place} className="block-part act-panel" aria-label={text.title} tabIndex={-1}>
        {done !== null && !moved && <DoneAlert words={done} />}
        {moved && could.current && (
          <MovedAlert
            still={possible.length > 0}
            onSeen={() => {
              setSeen(view.version);
              // What was done before the other acted no longer tells how things stand.
              setDone(null);
            }}
          />
        )}
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
                onTried={() => setDone(null)}
                onAccepted={setSeen}
                onDone={(words) => {
                  setDone(words);
                  // What was chosen spoke of the step before: the next thing to do is proposed afresh.
                  setChosenKey(null);
                }}
              />
            )}
          </>
        )}
      </section>
      <ActBar panel={place} acts={main} onChoose={(act) => setChosenKey(actKey(act))} />
    </>
  );
}

function severalVisits(acts: readonly ActView[]): boolean {
  return new Set(acts.map((act) => act.visit).filter((visit) => visit !== null)).size > 1;
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
                {act.label ?? (isDeskAct(act.act) && text.verbs[act.act])} <span className="hint">{act.reason && words(act.reason)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
