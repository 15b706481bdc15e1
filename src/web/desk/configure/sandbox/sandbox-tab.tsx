import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useMemo, useState } from "react";
import { applicantAccess, checkDefinition, formFor } from "../../../../core/forms/index.ts";
import type { SandboxAct, SandboxView } from "../../../../modules/designs/shared.ts";
import { answersOf } from "../../intake/form-answers.ts";
import { FormPages } from "../../intake/form-pages.tsx";
import { blankIntake } from "../../intake/intake-draft.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { Nothing } from "../../parts/states.tsx";
import { useWords } from "../../parts/words.tsx";
import { api, codeOf } from "../../server.ts";
import type { Editing } from "../use-autosave.ts";
import { SandboxClock } from "./sandbox-clock.tsx";
import { SandboxPersonCard } from "./sandbox-person.tsx";
import { SandboxStanding } from "./sandbox-standing.tsx";
import { SandboxWindow, useWindows } from "./sandbox-window.tsx";

/** What is played so far. The server plays all of it anew each time and keeps nothing. */
interface Play {
  submittedAt: string;
  acts: SandboxAct[];
  now: string;
}

/** Plays the design: fills in the form as an applicant, then does each step as whoever it waits for, under a clock one can move. */
export function SandboxTab({ code, editing }: { code: string; editing: Editing }) {
  const text = useText(configureText);
  const words = useWords();
  const whole = editing.package.form;
  const isSound = checkDefinition(whole).ok;
  // What steps fill in isn't asked of the applicant.
  const form = useMemo(() => (isSound ? formFor(whole, applicantAccess(whole)) : whole), [whole, isSound]);
  const [draft, setDraft] = useState(() => blankIntake("person"));
  const windows = useWindows(editing.package);
  const [window, setWindow] = useState<string | null>(null);
  const [play, setPlay] = useState<Play | null>(null);
  const [view, setView] = useState<SandboxView | null>(null);
  const [refusal, setRefusal] = useState<{ code: string; told?: string } | null>(null);
  const ask = useMutation(api.designs.sandbox.mutationOptions());

  const go = async (next: Play) => {
    setRefusal(null);
    try {
      const place = windows.needed ? (window ?? windows.choices[0]?.value ?? null) : null;
      const answer = await ask.mutateAsync({ code, answers: { ...answersOf(form, draft) }, window: place, ...next });
      if (answer === null) return setRefusal({ code: "designs/not-found" });
      if (!answer.ok) return setRefusal(answer);
      // A refused act isn't part of the play; what was there before it stays on the screen.
      if (answer.refused && answer.refused.act >= 0) {
        const told = answer.refused.fields.map(({ message }) => message).join(text.comma);
        return setRefusal({ code: answer.refused.code, told });
      }
      setView(answer);
      setPlay(answer.case ? next : null);
    } catch (error) {
      setRefusal({ code: codeOf(error) });
    }
  };
  const begin = async () => {
    await editing.flush();
    const at = new Date().toISOString();
    await go({ submittedAt: at, acts: [], now: at });
  };
  if (!isSound) return <Nothing title={text.noForm} hint={text.noFormHint} />;
  const faults = view?.refused?.fields ?? [];
  return (
    <>
      <p className="hint">{text.sandboxHint}</p>
      {refusal && (
        <Alert className="form-alert" type="error" showIcon role="alert" title={words(refusal.code)} description={refusal.told} />
      )}
      {(play === null || view?.case == null) && (
        <>
          {view?.refused && <Alert className="form-alert" type="error" showIcon role="alert" title={text.applicationRefused} />}
          <FormPages
            definition={form}
            draft={draft}
            change={(part) => setDraft((before) => ({ ...before, ...part }))}
            faultAt={(path) => faults.find((fault) => fault.path === path)?.message}
          />
          {windows.needed && <SandboxWindow choices={windows.choices} value={window} onChange={setWindow} />}
          <Button type="primary" className="sandbox-begin" loading={ask.isPending} onClick={begin}>
            {text.submitAsApplicant}
          </Button>
        </>
      )}
      {play !== null && view?.case && (
        <>
          <div className="sandbox-tools">
            <SandboxClock
              now={play.now}
              earliest={play.acts.at(-1)?.at ?? play.submittedAt}
              busy={ask.isPending}
              onMove={(now) => go({ ...play, now })}
            />
            <Button
              disabled={play.acts.length === 0 || ask.isPending}
              onClick={() => go({ ...play, acts: play.acts.slice(0, -1), now: play.acts.at(-1)?.at ?? play.now })}
            >
              {text.undoAct}
            </Button>
            <Button onClick={() => setPlay(null)}>{text.playAgain}</Button>
          </div>
          <div className="sandbox">
            <div>
              {view.people.map((person) => (
                <SandboxPersonCard
                  key={person.visit}
                  person={person}
                  busy={ask.isPending}
                  onAct={(act) => go({ ...play, acts: [...play.acts, { ...act, at: play.now }] })}
                />
              ))}
              {view.people.length === 0 && <p className="panel">{text.playEnded}</p>}
            </div>
            <SandboxStanding view={view} played={view.case} />
          </div>
        </>
      )}
    </>
  );
}
