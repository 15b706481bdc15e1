import { Button } from "antd";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { Confirmed } from "../parts/confirmed.tsx";
import { holds, useMe } from "../session/use-me.ts";
import type { Person } from "./person-panel.tsx";
import type { Administer } from "./use-administer.ts";

export interface AccountActsProps {
  person: Person;
  administer: Administer;
  busy: boolean;
  onPassword: (password: string) => void;
}

/** What can be done with an account, each only by who may, and only where it makes sense. */
export function AccountActs({ person, administer, busy, onPassword }: AccountActsProps) {
  const text = useText(administrationText);
  const me = useMe();
  const id = { id: person.id };
  const reset = async () => {
    const { password } = await administer("resetPassword", id);
    if (password !== undefined) onPassword(password);
  };
  // Nobody changes their own account (三权分立); another security administrator does.
  if (me.id === person.id) return null;
  return (
    <p className="button-row">
      {holds(me, "identity.security") && person.lockedUntil !== null && (
        <Button size="small" loading={busy} onClick={() => administer("unlock", id)}>
          {text.unlock}
        </Button>
      )}
      {holds(me, "identity.security") && person.active && (
        <Confirmed ask={text.resetAsk} hint={text.resetHint} verb={text.reset} busy={busy} onConfirm={reset} />
      )}
      {holds(me, "identity.people") && person.active && (
        <Confirmed
          ask={text.deactivateAsk}
          hint={text.deactivateHint}
          verb={text.deactivate}
          busy={busy}
          onConfirm={() => administer("setActive", { ...id, active: false })}
        />
      )}
      {holds(me, "identity.people") && !person.active && (
        <Button size="small" loading={busy} onClick={() => administer("setActive", { ...id, active: true })}>
          {text.activate}
        </Button>
      )}
    </p>
  );
}
