import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input } from "antd";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import { type DeskAct, missingFields } from "../act-draft.ts";
import type { FieldsProps } from "../act-fields.tsx";
import { Field } from "./field.tsx";

const REASON: readonly DeskAct[] = [
  "correct-situation",
  "refuse",
  "return",
  "transfer",
  "suspend",
  "terminate",
  "void",
  "recall",
  "jump",
  "ask-extension",
  "delegate",
  "add-signers",
  "remove-signer",
];
const NOTE: readonly DeskAct[] = ["receive", "deliver", "urge"];

/** The words that go into the record, with the phrases one writes again and again. */
export function OpinionField({ act, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const name = act.act as DeskAct; // the panel shows only these
  const label =
    name === "ask"
      ? text.question
      : name === "answer"
        ? text.answer
        : REASON.includes(name)
          ? text.reason
          : NOTE.includes(name)
            ? text.note
            : text.opinion;
  const isNeeded = missingFields(act, { ...draft, opinion: "" }).includes("opinion");
  const phrases = phrasesFor(text.phraseList, name);
  return (
    <Field
      name="opinion"
      lacking={lacking}
      label={
        <>
          {label} {!isNeeded && <span className="hint">{text.optionalMark}</span>}
        </>
      }
    >
      {(control) => (
        <>
          <Input.TextArea
            {...control}
            value={draft.opinion}
            onChange={(event) => change({ opinion: event.target.value })}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={2000}
          />
          {phrases.length > 0 && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: phrases.map((phrase) => ({
                  key: phrase,
                  label: phrase,
                  onClick: () => change({ opinion: draft.opinion === "" ? phrase : `${draft.opinion}${phrase}` }),
                })),
              }}
            >
              <Button type="link" size="small" className="phrases">
                {text.phrases} <DownOutlined />
              </Button>
            </Dropdown>
          )}
        </>
      )}
    </Field>
  );
}

function phrasesFor(lists: Readonly<Record<string, Readonly<Record<string, string>>>>, act: string): string[] {
  return Object.values(lists[act] ?? {});
}
