import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useMemo, useState } from "react";
import { applicantAccess, checkDefinition, formFor } from "../../../../core/forms/index.ts";
import type { PackageFault, SituationAnswers } from "../../../../modules/catalogue/shared.ts";
import type { SandboxAct, SandboxGiven, SandboxView } from "../../../../modules/designs/shared.ts";
import type { Refused } from "../../case/act/use-perform.ts";
import { answersOf } from "../../intake/form-answers.ts";
import { FormPages } from "../../intake/form-pages.tsx";
import { blankIntake } from "../../intake/intake-draft.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { Nothing } from "../../parts/states.tsx";
import { useWords } from "../../parts/words.tsx";
import { api, codeOf } from "../../server.ts";
import { FaultList, namesIn } from "../fault-list.tsx";
import type { Editing } from "../use-autosave.ts";
import { ApplicationRefused } from "./application-refused.tsx";
import { SandboxClock } from "./sandbox-clock.tsx";
import { SandboxMaterials } from "./sandbox-materials.tsx";
import { SandboxPeople } from "./sandbox-people.tsx";
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
  const [situations, setSituations] = useState<SituationAnswers>({});
  const [given, setGiven] = useState<Record<string, SandboxGiven>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  /** What keeps the process from being played at all. */
  const [processFaults, setFaults] = useState<readonly PackageFault[]>([]);
  const ask = useMutation(api.designs.sandbox.mutationOptions());

  /** Plays so far and on; what was refused in it, else null. What was there before it stays on the screen. */
  const go = async (next: Play): Promise<Refused | null> => {
    setRefusal(null);
    setFaults([]);
    try {
      const place = windows.needed ? (window ?? windows.choices[0]?.value ?? null) : null;
      const answer = await ask.mutateAsync({ code, answers: { ...answersOf(form, draft) }, situations, given, window: place, ...next });
      if (answer === null) throw new Error("designs/not-found");
      if (!answer.ok) {
        setFaults(answer.faults ?? []);
        return { code: answer.code, fields: [], detail: {} };
      }
      if (answer.refused && answer.refused.act >= 0) return answer.refused;
      setView(answer);
      setPlay(answer.case ? next : null);
      return null;
    } catch (error) {
      return { code: codeOf(error), fields: [], detail: {} };
    }
  };
  const told = async (next: Play) => setRefusal((await go(next))?.code ?? null);
  const act = (one: Omit<SandboxAct, "at">): Promise<Refused | null> =>
    play ? go({ ...play, acts: [...play.acts, { ...one, at: play.now }] }) : Promise.resolve(null);
  const begin = async () => {
    await editing.flush();
    const at = new Date().toISOString();
    await told({ submittedAt: at, acts: [], now: at });
  };
  if (!isSound) return <Nothing title={text.noForm} hint={text.noFormHint} />;
  const faults = view?.refused?.fields ?? [];
  // One play is one case: what is typed beside its acts is kept apart from every other's.
  const played = view?.case && play ? { ...view.case, id: `sandbox ${play.submittedAt}` } : null;
  return (
    <>
      <p className="hint">{text.sandboxHint}</p>
      {refusal && <Alert className="form-alert" type="error" showIcon role="alert" title={words(refusal)} />}
      <FaultList faults={processFaults} nameOf={namesIn(editing.package.process)} />
      {(play === null || view?.case == null) && (
        <>
          {view?.refused && <ApplicationRefused refused={view.refused} form={form} />}
          <FormPages
            item={null}
            definition={form}
            draft={draft}
            change={(part) => setDraft((before) => ({ ...before, ...part }))}
            faultAt={(path) => faults.find((fault) => fault.path === path)?.message}
          />
          <SandboxMaterials item={editing.package} situations={situations} onSituations={setSituations} given={given} onChange={setGiven} />
          {windows.needed && <SandboxWindow choices={windows.choices} value={window} onChange={setWindow} />}
          <Button type="primary" className="sandbox-begin" loading={ask.isPending} onClick={begin}>
            {text.submitAsApplicant}
          </Button>
        </>
      )}
      {play !== null && view && played && (
        <>
          <div className="sandbox-tools">
            <SandboxClock
              now={play.now}
              earliest={play.acts.at(-1)?.at ?? play.submittedAt}
              busy={ask.isPending}
              onMove={(now) => void told({ ...play, now })}
            />
            <Button
              disabled={play.acts.length === 0 || ask.isPending}
              onClick={() => void told({ ...play, acts: play.acts.slice(0, -1), now: play.acts.at(-1)?.at ?? play.now })}
            >
              {text.undoAct}
            </Button>
            <Button onClick={() => setPlay(null)}>{text.playAgain}</Button>
          </div>
          <div className="sandbox">
            <div>
              <SandboxPeople view={view} played={played} busy={ask.isPending} item={editing.package} onAct={act} />
            </div>
            <SandboxStanding view={view} played={played} />
          </div>
        </>
      )}
    </>
  );
}
