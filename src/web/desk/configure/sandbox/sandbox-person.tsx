import { Alert } from "antd";
import { useState } from "react";
import type { CaseView } from "../../../../modules/cases/shared.ts";
import type { SandboxPerson } from "../../../../modules/designs/shared.ts";
import { ActChoice } from "../../case/act/act-choice.tsx";
import { ActForm } from "../../case/act/act-form.tsx";
import { actKey, arrangeActs, proposedAct } from "../../case/act/arrange-acts.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { termsText } from "../../messages/terms.ts";

/** Somebody who can do something now, with the desk's own panel of acts: done as that person. What can't be done now says why. */
export function SandboxPersonCard({ person, played, nobodys }: { person: SandboxPerson; played: CaseView; nobodys: boolean }) {
  const { step, orgName, post, acts, stepForms, formData } = person;
  const text = useText(configureText);
  const posts: Readonly<Record<string, string>> = useText(termsText).posts;
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const who = `${orgName} ${posts[post] ?? post}`;
  const view: CaseView = { ...played, acts, stepForms, formData };
  const { main, more } = arrangeActs(acts);
  const chosen = [...main, ...more].find((act) => act.enabled && actKey(act) === chosenKey) ?? proposedAct(main);
  return (
    <section className="panel act-panel" aria-label={who}>
      <h2>{step || who}</h2>
      {step !== "" && <p className="hint">{text.playAs(who)}</p>}
      {nobodys && <Alert className="form-alert" type="warning" showIcon title={text.nobodyThere(who)} />}
      <ActChoice main={main} more={more} chosen={chosen} onChoose={(act) => setChosenKey(actKey(act))} several={person.by === "manager"} />
      {chosen && (
        <ActForm
          key={actKey(chosen)}
          view={view}
          act={chosen}
          locked={false}
          carried=""
          onTyped={() => {}}
          onTried={() => {}}
          onAccepted={() => {}}
          onDone={() => setChosenKey(null)}
        />
      )}
    </section>
  );
}
