import { Modal } from "antd";
import { useSyncExternalStore } from "react";
import { useText } from "../language.tsx";
import { sessionText } from "../messages/session.ts";
import { endOfSession } from "./end-of-session.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { useMe } from "./use-me.ts";

/** Asks for the password over the page that is open. What was typed stays; requests that were refused meanwhile are sent again. */
export function SignInAgain() {
  const text = useText(sessionText);
  const me = useMe();
  const waiting = useSyncExternalStore(endOfSession.subscribe, endOfSession.isWaiting);
  const done = ({ personId }: { personId: string }) => {
    // Somebody else's name over the first one's work would be wrong: start from the beginning.
    if (personId !== me.id) location.reload();
    else endOfSession.resume();
  };
  return (
    <Modal
      open={waiting}
      title={text.signInAgain}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false, blur: true }}
      destroyOnHidden
    >
      <p>{text.signInAgainWhy}</p>
      <p className="hint">{text.stillSignedInAs(me.name)}</p>
      <SignInForm onDone={done} />
    </Modal>
  );
}
