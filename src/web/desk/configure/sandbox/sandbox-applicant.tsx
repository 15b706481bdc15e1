import { Alert, Button, Checkbox, Input } from "antd";
import { useState } from "react";
import type { CaseView } from "../../../../modules/cases/shared.ts";
import type { SandboxAct, SandboxPerson } from "../../../../modules/designs/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { useWords } from "../../parts/words.tsx";

export interface SandboxApplicantProps {
  person: SandboxPerson;
  played: CaseView;
  busy: boolean;
  onAct: (act: Omit<SandboxAct, "at">) => Promise<{ code: string } | null>;
}

/** The applicant: supplies what was lacking as sample files (补交), or takes the application back (撤回). */
export function SandboxApplicant({ person, played, busy, onAct }: SandboxApplicantProps) {
  const text = useText(configureText);
  const words = useWords();
  const wanted = played.materials.filter(({ lack, later }) => lack !== null || later !== null);
  const [samples, setSamples] = useState<string[] | null>(null);
  const chosen = samples ?? wanted.map(({ code }) => code);
  const [reason, setReason] = useState("");
  const offered = (act: "supply" | "withdraw") => person.acts.some((each) => each.act === act);
  const [refusal, setRefusal] = useState<string | null>(null);
  const act = async (command: "supply" | "withdraw", input: Record<string, unknown>) => {
    const refused = await onAct({ by: "applicant", command, visit: null, input });
    setRefusal(refused?.code ?? null);
  };
  return (
    <section className="panel" aria-label={text.applicant}>
      <h2>{text.applicant}</h2>
      {refusal && <Alert className="form-alert" type="error" showIcon role="alert" title={words(refusal)} />}
      {offered("supply") && (
        <>
          <Checkbox.Group
            className="stacked"
            aria-label={text.supplySamples}
            value={chosen}
            options={wanted.map(({ code, name, lack }) => ({ value: code, label: lack ? `${name} (${lack})` : name }))}
            onChange={setSamples}
          />
          <Button disabled={busy || chosen.length === 0} onClick={() => act("supply", { samples: chosen })}>
            {text.supplySamples}
          </Button>
        </>
      )}
      {offered("withdraw") && (
        <div className="sandbox-withdraw">
          <Input
            aria-label={text.withdrawReason}
            placeholder={text.withdrawReason}
            value={reason}
            maxLength={2000}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button danger disabled={busy || reason.trim() === ""} onClick={() => act("withdraw", { reason })}>
            {text.withdraw}
          </Button>
        </div>
      )}
    </section>
  );
}
