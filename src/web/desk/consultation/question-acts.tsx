import { Alert, Button, Radio } from "antd";
import { useState } from "react";
import type { QuestionCommandName, QuestionView } from "../../../modules/consultation/shared.ts";
import type { Refused } from "../case/act/use-perform.ts";
import { useText } from "../language.tsx";
import { codeText } from "../messages/codes.ts";
import { consultationText } from "../messages/consultation.ts";
import { inputOf, useQuestionDraft } from "./question-draft.ts";
import { QuestionFields } from "./question-fields.tsx";
import { useQuestionAct } from "./use-question-act.ts";

/** What the reader can do now: choose an act, fill in what it needs, see what it will do, send it, be told what it did. */
export function QuestionActs({ view }: { view: QuestionView }) {
  const text = useText(consultationText);
  const [chosen, setChosen] = useState<QuestionCommandName | null>(null);
  const [done, setDone] = useState<QuestionCommandName | null>(null);
  const [draft, change, clear] = useQuestionDraft(view);
  const { perform, refused, forgive, busy } = useQuestionAct(view);
  const possible = view.acts.filter((each) => each.enabled).map((each) => each.act);
  const act = possible.find((each) => each === chosen) ?? possible[0];

  const verbOf = (name: QuestionCommandName) => (name === "keep-private" && view.state === "published" ? text.takeBack : text.verbs[name]);

  const send = async (command: QuestionCommandName) => {
    setDone(null);
    if (!(await perform(command, inputOf(command, draft)))) return;
    clear();
    setDone(command);
  };
  return (
    <section className="block-part act-panel" aria-label={text.now}>
      {done !== null && <Alert className="form-alert" type="success" showIcon role="status" title={text.after[done]} />}
      {act === undefined ? (
        <p>{text.nothing}</p>
      ) : (
        <>
          <Radio.Group
            className="act-choice"
            aria-label={text.choosing}
            optionType="button"
            value={act}
            onChange={(event) => {
              forgive();
              setChosen(event.target.value);
            }}
            options={possible.map((name) => ({ value: name, label: verbOf(name) }))}
          />
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void send(act);
            }}
          >
            {refused && <QuestionRefused refused={refused} />}
            <QuestionFields act={act} draft={draft} change={change} />
            <p className="will-do">{text.will[act]}</p>
            <Button type="primary" htmlType="submit" block loading={busy} danger={act === "close"}>
              {text.send(verbOf(act))}
            </Button>
          </form>
        </>
      )}
    </section>
  );
}

/** Why the server didn't do it; a conflict informs, and the typed words stay. */
function QuestionRefused({ refused }: { refused: Refused }) {
  const known: Readonly<Record<string, string>> = useText(consultationText).codes;
  const words = useText(codeText);
  return (
    <Alert
      className="form-alert"
      type={refused.code === "matters/conflict" ? "warning" : "error"}
      showIcon
      role="alert"
      title={known[refused.code] ?? words(refused.code)}
      description={
        refused.fields.length > 0 && (
          <ul>
            {refused.fields.map((field) => (
              <li key={`${field.path} ${field.code}`}>{field.message}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
