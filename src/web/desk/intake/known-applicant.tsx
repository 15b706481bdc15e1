import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import type { Applicant } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { counterText } from "../messages/counter.ts";
import { api } from "../server.ts";

export interface KnownApplicantProps {
  number: string;
  onUse: (facts: Pick<Applicant, "kind" | "name" | "phone" | "address">) => void;
}

/** 老办事人: this window knows the number. What was said last time is fetched only when the clerk states the applicant's consent. */
export function KnownApplicant({ number, onUse }: KnownApplicantProps) {
  const text = useText(counterText);
  const [used, setUsed] = useState<string | null>(null);
  const { mutate, mutateAsync, data, isPending } = useMutation(api.intake.known.mutationOptions());
  const whole = checkIdentityNumber(number).ok || checkCreditCode(number).ok ? number : null;
  useEffect(() => {
    if (whole !== null) mutate({ number: whole, consented: false });
  }, [whole, mutate]);
  const known = whole !== null && data?.ok ? data.known : null;
  if (known === null || whole === null) return null;
  if (used === whole) return <p className="hint">{text.knownUsed}</p>;
  const use = async () => {
    const answer = await mutateAsync({ number: whole, consented: true });
    if (!answer.ok || !answer.known?.facts) return;
    setUsed(whole);
    onUse(answer.known.facts);
  };
  return (
    <div className="known-applicant" role="status">
      <p>
        {text.known(known.on, known.nameMasked)} {text.knownAsk}
      </p>
      <Button size="small" loading={isPending} data-shortcut="known" onClick={() => void use()}>
        {text.useKnown} <kbd>Alt+R</kbd>
      </Button>
    </div>
  );
}
