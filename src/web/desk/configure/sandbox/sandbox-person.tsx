import { Button, Input, Radio, Select } from "antd";
import { useState } from "react";
import { SANDBOX_COMMANDS, type SandboxAct, type SandboxPerson } from "../../../../modules/designs/shared.ts";
import { isWriting, typedFrom } from "../../case/act/step-form.ts";
import { answersOf } from "../../intake/form-answers.ts";
import { useText } from "../../language.tsx";
import { actsText } from "../../messages/acts.ts";
import { configureText } from "../../messages/configure.ts";
import { termsText } from "../../messages/terms.ts";
import { useWords } from "../../parts/words.tsx";
import { SandboxStepForm } from "./sandbox-step-form.tsx";

export interface SandboxPersonProps {
  person: SandboxPerson;
  busy: boolean;
  onAct: (act: Omit<SandboxAct, "at">) => void;
}

/** Somebody a step waits for, and what they can do: done as that person. What can't be done now says why. */
export function SandboxPersonCard({ person, busy, onAct }: SandboxPersonProps) {
  const { visit, step, orgName, post, acts, stepForms, formData } = person;
  const text = useText(configureText);
  const terms = useText(termsText);
  const verbs = useText(actsText).verbs as Readonly<Record<string, string>>;
  const words = useWords();
  const [opinion, setOpinion] = useState("");
  const [outcome, setOutcome] = useState<"grant" | "deny">("grant");
  const targets = acts.find(({ act }) => act === "return")?.targets?.filter(({ allowed }) => allowed) ?? [];
  const [target, setTarget] = useState<string | null>(null);
  const [form] = stepForms;
  const [typed, setTyped] = useState(() => typedFrom(form, formData));
  const posts: Readonly<Record<string, string>> = terms.posts;
  const who = `${orgName} ${posts[post] ?? post}`;
  return (
    <section className="panel" aria-label={who}>
      <h2>{step}</h2>
      <p className="hint">{text.playAs(who)}</p>
      {form && (
        <SandboxStepForm form={form} typed={typed} data={formData} change={(part) => setTyped((before) => ({ ...before, ...part }))} />
      )}
      <Input.TextArea
        aria-label={text.opinion}
        placeholder={text.opinion}
        autoSize={{ minRows: 2 }}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
      />
      {acts.some(({ outcomes }) => outcomes) && (
        <Radio.Group
          className="sandbox-choice"
          aria-label={text.outcome}
          value={outcome}
          options={(["grant", "deny"] as const).map((each) => ({ value: each, label: terms.outcomes[each] }))}
          onChange={(event) => setOutcome(event.target.value)}
        />
      )}
      {targets.length > 0 && (
        <Select
          className="sandbox-choice"
          aria-label={text.returnTo}
          placeholder={text.returnTo}
          value={target}
          options={targets.map(({ node, name }) => ({ value: node, label: name }))}
          onChange={setTarget}
        />
      )}
      <div className="dialog-acts">
        {acts.map(({ act, enabled, reason }) => {
          const command = SANDBOX_COMMANDS.find((each) => each === act);
          if (command === undefined) return null;
          const isIncomplete = command === "return" && target === null;
          return (
            <Button
              key={act}
              disabled={!enabled || busy || isIncomplete}
              title={reason === null ? undefined : words(reason)}
              onClick={() =>
                onAct({
                  command,
                  visit,
                  opinion,
                  outcome,
                  target: target ?? "",
                  form: form && isWriting(act) ? { ...answersOf(form.definition, typed) } : null,
                })
              }
            >
              {verbs[act] ?? act}
            </Button>
          );
        })}
      </div>
    </section>
  );
}
