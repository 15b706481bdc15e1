import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Input } from "antd";
import { useState } from "react";
import type { Handover, HandoverEntry } from "../../../modules/handovers/shared.ts";
import { useText } from "../language.tsx";
import { handoversText } from "../messages/handovers.ts";
import { useWords } from "../parts/words.tsx";
import { api, codeOf } from "../server.ts";

interface Checked {
  received: boolean;
  difference: string;
}
const UNCHECKED: Checked = { received: false, difference: "" };

/** What differs was written down because it isn't there or isn't right: its box stays as it is. */
const received = (value: Checked): Checked => (value.difference === "" ? { ...value, received: true } : value);

/** 签收: nothing is ticked beforehand; each paper is looked at. */
export function SignForm({ list }: { list: Handover }) {
  const text = useText(handoversText);
  const words = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [checked, setChecked] = useState<ReadonlyMap<number, Checked>>(new Map());
  const [note, setNote] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const of = (position: number) => checked.get(position) ?? UNCHECKED;
  const sign = useMutation(
    api.handovers.sign.mutationOptions({
      onSuccess: (outcome) => {
        // What was ticked stays when it wasn't all; somebody else's signature shows by reading again.
        setFault(outcome.ok ? null : outcome.code);
        if (outcome.ok) {
          void message.success(text.signDone);
          scrollTo(0, 0);
        }
        void queries.invalidateQueries({ queryKey: api.handovers.pathKey() });
      },
      onError: (error) => setFault(codeOf(error)),
    }),
  );
  return (
    <section className="handover-group" aria-labelledby="sign-for">
      <h2 id="sign-for" className="part-title">
        {text.signTitle}
      </h2>
      <p className="hint">{text.signHint}</p>
      <Button size="small" onClick={() => setChecked(new Map(list.entries.map(({ position }) => [position, received(of(position))])))}>
        {text.allReceived}
      </Button>
      <ul className="notices">
        {list.entries.map((entry) => (
          <SignLine
            key={entry.position}
            entry={entry}
            value={of(entry.position)}
            onChange={(value) => setChecked(new Map(checked).set(entry.position, value))}
          />
        ))}
      </ul>
      {fault !== null && <Alert type="error" showIcon title={words(fault)} />}
      <Input aria-label={text.note} placeholder={text.note} maxLength={400} value={note} onChange={({ target }) => setNote(target.value)} />
      <Button
        type="primary"
        loading={sign.isPending}
        onClick={() => sign.mutate({ list: list.id, note, entries: list.entries.map(({ position }) => ({ position, ...of(position) })) })}
      >
        {text.sign}
      </Button>
    </section>
  );
}

function SignLine({ entry, value, onChange }: { entry: HandoverEntry; value: Checked; onChange: (value: Checked) => void }) {
  const text = useText(handoversText);
  return (
    <li className="notice">
      <Checkbox checked={value.received} onChange={({ target }) => onChange({ ...value, received: target.checked })}>
        {entry.position}. {text.paper(entry.materialName, entry.copies)}
      </Checkbox>
      <p className="hint">
        <span>{entry.caseNumber}</span>
        <span>{entry.applicantMasked}</span>
        <span>{entry.itemName}</span>
      </p>
      <Input
        aria-label={text.differenceOf(entry.materialName)}
        placeholder={text.difference}
        maxLength={200}
        value={value.difference}
        onChange={({ target }) => onChange({ ...value, difference: target.value })}
      />
    </li>
  );
}
