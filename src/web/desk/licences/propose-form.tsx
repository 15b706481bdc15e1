import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { type EndingAct, groundsFor, type LicenceView, licenceTerms } from "../../../modules/licences/shared.ts";
import { useText } from "../language.tsx";
import { licencesText } from "../messages/licences.ts";
import { Labelled } from "./labelled.tsx";
import { lackingIn, useLacking } from "./lacking.ts";

interface ProposeProps {
  view: LicenceView;
  busy: boolean;
  onSend: (input: unknown) => void;
}

/** 撤回、撤销、注销: proposed with its legal ground, the provision and the reasons that the decision will repeat. */
export function ProposeForm({ view, busy, onSend }: ProposeProps) {
  const text = useText(licencesText).propose;
  const terms = useText(licenceTerms);
  const { form, tried, check } = useLacking();
  const [act, setAct] = useState<EndingAct>(view.endings[0] ?? "cancel");
  const [ground, setGround] = useState("");
  const [words, setWords] = useState({ law: "", reason: "", heard: "", compensation: "" });
  const put = (part: Partial<typeof words>) => setWords({ ...words, ...part });
  const input = { act, ground, ...words };
  const lacking = lackingIn("propose", input);
  const said = tried ? lacking : [];
  const line = (name: keyof typeof words, label: string, hint: string, rows: number, maximum: number) => (
    <Labelled label={label} hint={hint} name={name} lacking={said}>
      {(control) => (
        <Input.TextArea
          {...control}
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
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (check(lacking)) onSend(input);
      }}
    >
      <Radio.Group
        aria-label={text.act}
        optionType="button"
        value={act}
        onChange={(event) => {
          setAct(event.target.value);
          setGround("");
        }}
        options={view.endings.map((name) => ({ value: name, label: terms.acts[name] }))}
      />
      <Labelled label={text.ground} name="ground" lacking={said} group>
        {() => (
          <Radio.Group
            className="stacked"
            value={ground}
            onChange={(event) => setGround(event.target.value)}
            options={groundsFor(act, view.standing).map((name) => ({ value: name as string, label: terms.grounds[name] }))}
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
