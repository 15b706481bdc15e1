import { Button, Input, Radio, Select } from "antd";
import { type ReactNode, useId, useState } from "react";
import { type EndingAct, GROUNDS, type LicenceView, licenceTerms } from "../../../modules/licences/shared.ts";
import { useText } from "../language.tsx";
import { licencesText } from "../messages/licences.ts";

interface ProposeProps {
  view: LicenceView;
  busy: boolean;
  onSend: (input: unknown) => void;
}

/** 撤回、撤销、注销: proposed with its legal ground, the provision and the reasons that the decision will repeat. */
export function ProposeForm({ view, busy, onSend }: ProposeProps) {
  const text = useText(licencesText).propose;
  const terms = useText(licenceTerms);
  const [act, setAct] = useState<EndingAct>(view.endings[0] ?? "cancel");
  const [ground, setGround] = useState<string | null>(null);
  const [words, setWords] = useState({ law: "", reason: "", heard: "", compensation: "" });
  const put = (part: Partial<typeof words>) => setWords({ ...words, ...part });
  const line = (name: keyof typeof words, label: string, hint: string, rows: number, maximum: number) => (
    <Labelled label={label} hint={hint}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={words[name]}
          onChange={(event) => put({ [name]: event.target.value })}
          autoSize={{ minRows: rows, maxRows: 12 }}
          maxLength={maximum}
        />
      )}
    </Labelled>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend({ act, ground: ground ?? "", ...words });
      }}
    >
      <Radio.Group
        aria-label={text.act}
        optionType="button"
        value={act}
        onChange={(event) => {
          setAct(event.target.value);
          setGround(null);
        }}
        options={view.endings.map((name) => ({ value: name, label: terms.acts[name] }))}
      />
      <Labelled label={text.ground}>
        {(id) => (
          <Select
            id={id}
            value={ground}
            onChange={setGround}
            options={GROUNDS[act].map((name) => ({ value: name as string, label: terms.grounds[name], title: terms.grounds[name] }))}
            className="wide-select"
          />
        )}
      </Labelled>
      {line("law", text.law, text.lawHint, 1, 300)}
      {line("reason", text.reason, text.reasonHint, 3, 1000)}
      {act === "revoke" && line("heard", text.heard, text.heardHint, 2, 1000)}
      {act === "withdraw" && line("compensation", text.compensation, text.compensationHint, 2, 1000)}
      <p className="will-do">{text.will}</p>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {text.send}
      </Button>
    </form>
  );
}

/** A question with its hint, named for screen readers. */
export function Labelled({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="act-field">
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint">{hint}</p>}
      {children(id)}
    </div>
  );
}
