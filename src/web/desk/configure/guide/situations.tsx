import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { CHOICES, MOST_SITUATIONS, type Situation } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { useGuide } from "./guide-context.ts";
import { Labelled } from "./labelled.tsx";
import { freeId, withChoices, withoutSituation } from "./situation-edits.ts";

/** 办理情形: the questions asked first, each with its answers. On which of them a paper hangs is set at the paper. */
export function Situations() {
  const text = useText(configureText);
  const { item, change, readOnly, faultAt } = useGuide();
  const { situations = [] } = item;
  const put = (index: number, changed: Situation) => change({ situations: situations.map((each, at) => (at === index ? changed : each)) });
  const add = () => {
    const id = freeId("q", situations);
    const choices = ["a1", "a2"].map((choice) => ({ id: choice, label: "" }));
    change({ situations: [...situations, { id, question: "", choices }] });
  };
  return (
    <div className="entries">
      <p className="hint">{text.situationsHint}</p>
      {faultAt("situations", true) && <p className="field-fault">{faultAt("situations", true)}</p>}
      {situations.map((situation, index) => {
        const name = `${text.fields.situations} ${index + 1}`;
        const { help, ...rest } = situation;
        return (
          <fieldset className="guide-entry" key={situation.id} disabled={readOnly}>
            <legend>{name}</legend>
            <div className="entry-values">
              <Labelled label={text.settings.question} wide fault={faultAt(`situations.${index}.question`, true)}>
                <Input
                  aria-label={`${name} ${text.settings.question}`}
                  maxLength={300}
                  value={situation.question}
                  onChange={(event) => put(index, { ...situation, question: event.target.value })}
                />
              </Labelled>
              <Labelled label={text.settings.help} wide>
                <Input
                  aria-label={`${name} ${text.settings.help}`}
                  maxLength={1000}
                  value={help ?? ""}
                  onChange={({ target: { value } }) => put(index, value === "" ? rest : { ...rest, help: value })}
                />
              </Labelled>
              <Choices name={name} index={index} situation={situation} />
            </div>
            {faultAt(`situations.${index}`, true) && <p className="field-fault">{faultAt(`situations.${index}`, true)}</p>}
            {!readOnly && (
              <div className="entry-acts">
                <Button
                  size="small"
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={text.takeOut(name)}
                  onClick={() => change(withoutSituation(item, situation.id))}
                />
              </div>
            )}
          </fieldset>
        );
      })}
      {situations.length === 0 && <p className="hint">{text.noSituations}</p>}
      {!readOnly && situations.length < MOST_SITUATIONS && (
        <Button icon={<PlusOutlined />} onClick={add}>
          {text.addEntry(text.situationQuestion)}
        </Button>
      )}
    </div>
  );
}

function Choices({ name, index, situation }: { name: string; index: number; situation: Situation }) {
  const text = useText(configureText);
  const { item, change, readOnly, faultAt } = useGuide();
  const { choices } = situation;
  const path = `situations.${index}.choices`;
  const put = (next: Situation["choices"]) => change(withChoices(item, situation.id, next));
  return (
    <Labelled label={text.settings.choices} wide fault={faultAt(path, true)}>
      {choices.map((choice, at) => (
        <div className="situation-choice" key={choice.id}>
          <Input
            aria-label={`${name} ${text.settings.choices} ${at + 1}`}
            maxLength={200}
            value={choice.label}
            onChange={(event) => put(choices.map((each) => (each === choice ? { ...choice, label: event.target.value } : each)))}
          />
          {!readOnly && choices.length > CHOICES.fewest && (
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={text.takeOut(`${name} ${text.settings.choices} ${at + 1}`)}
              onClick={() => put(choices.filter((each) => each !== choice))}
            />
          )}
          {faultAt(`${path}.${at}`) && <span className="field-fault">{faultAt(`${path}.${at}`)}</span>}
        </div>
      ))}
      {!readOnly && choices.length < CHOICES.most && (
        <Button
          size="small"
          className="situation-add"
          icon={<PlusOutlined />}
          onClick={() => put([...choices, { id: freeId("a", choices), label: "" }])}
        >
          {text.addEntry(text.settings.choices)}
        </Button>
      )}
    </Labelled>
  );
}
