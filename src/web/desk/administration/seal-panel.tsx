import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Button, InputNumber, Radio } from "antd";
import { useId, useState } from "react";
import { SEAL_KINDS, type SealKind } from "../../../modules/documents/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { generalText } from "../messages/general.ts";
import { Confirmed } from "../parts/confirmed.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { api, codeOf, queries } from "../server.ts";
import "./seal-panel.css";

const USUAL = 42;

/** The seals of an organisation, one of each kind: looked at, put in, taken out; and who did so when. */
export function SealPanel({ org }: { org: string }) {
  const text = useText(documentsText);
  const [kind, setKind] = useState<SealKind>("official");
  const found = useQuery(api.documents.seals.queryOptions({ org }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  const seal = found.data?.find((one) => one.kind === kind);
  return (
    <section className="seal-panel" aria-label={text.sealTitle}>
      <h3>{text.sealTitle}</h3>
      <p className="hint">{text.sealHint}</p>
      <Radio.Group
        aria-label={text.sealKind}
        value={kind}
        onChange={({ target }) => setKind(target.value)}
        options={SEAL_KINDS.map((value) => ({ value, label: text.sealKinds[value] }))}
      />
      <p className="hint">{text.sealKindHints[kind]}</p>
      {seal?.image ? <img className="seal-image" src={seal.image} alt={text.sealOf(text.sealKinds[kind])} /> : <p>{text.sealNone[kind]}</p>}
      <SealActs key={`${org} ${kind}`} org={org} kind={kind} has={Boolean(seal?.image)} diameter={seal?.diameter ?? USUAL} />
      <ul className="seal-versions">
        {seal?.versions.map(({ version, savedAt, savedBy, taken }) => (
          <li key={version} className="hint">
            {text.sealSaved(version, minuteOf(savedAt), savedBy, taken)}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SealActsProps {
  org: string;
  kind: SealKind;
  has: boolean;
  diameter: number;
}

function SealActs({ org, kind, has, diameter: before }: SealActsProps) {
  const text = useText(documentsText);
  const general = useText(generalText);
  const words = useWords();
  const { message } = App.useApp();
  const [diameter, setDiameter] = useState(before);
  const [fault, setFault] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [across, file] = [useId(), useId()];
  const save = useMutation(api.documents.saveSeal.mutationOptions());
  const send = async (image: string | null) => {
    setFault(null);
    try {
      const answer = await save.mutateAsync({ org, kind, image, diameter });
      setChosen(null);
      if (!answer.ok) return setFault(answer.code);
      void message.success(text.sealDone);
      await queries.invalidateQueries({ queryKey: api.documents.seals.queryKey({ org }) });
    } catch (error) {
      setFault(codeOf(error));
    }
  };
  return (
    <>
      {fault !== null && <Alert className="form-alert" type="error" showIcon role="alert" title={words(fault)} />}
      <label htmlFor={across}>{text.sealAcross}</label>
      <InputNumber id={across} value={diameter} min={30} max={50} precision={0} onChange={(value) => setDiameter(value ?? USUAL)} />
      <p className="hint">{text.sealAcrossHint}</p>
      <label className="seal-file" htmlFor={file}>
        {text.sealPut}
      </label>
      <input
        id={file}
        type="file"
        accept="image/png"
        disabled={save.isPending}
        onChange={async ({ target }) => {
          const picture = target.files?.[0];
          target.value = "";
          if (!picture) return;
          setChosen(null);
          if (picture.size > MOST_BYTES) return setFault("documents/seal-too-large");
          const image = await base64Of(picture);
          if (!has) return send(image);
          setFault(null);
          setChosen(image);
        }}
      />
      {chosen !== null && (
        <section className="seal-change" aria-label={text.sealNew}>
          <p>{text.sealNew}</p>
          <img className="seal-image" src={`data:image/png;base64,${chosen}`} alt={text.sealNew} />
          <p className="hint">{text.sealChangeAsk}</p>
          <Button type="primary" loading={save.isPending} onClick={() => send(chosen)}>
            {text.sealChange}
          </Button>{" "}
          <Button onClick={() => setChosen(null)}>{general.cancel}</Button>
        </section>
      )}
      {has && (
        <Confirmed ask={text.sealTake} hint={text.sealTakeAsk} verb={text.sealTake} busy={save.isPending} onConfirm={() => send(null)} />
      )}
    </>
  );
}

/** As the server has it; what is larger isn't sent at all. */
const MOST_BYTES = 500_000;

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
