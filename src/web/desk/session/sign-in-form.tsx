import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useText } from "../language.tsx";
import { sessionText } from "../messages/session.ts";
import { useWords } from "../parts/words.tsx";
import { type SignInAnswer, signIn } from "./session-requests.ts";

interface Credentials {
  username: string;
  password: string;
}

type SignedIn = Extract<SignInAnswer, { ok: true }>;

/** Name and password. Used on the sign-in page and in the panel that asks again. */
export function SignInForm({ onDone, prefill }: { onDone: (signedIn: SignedIn) => void; prefill?: Credentials }) {
  const text = useText(sessionText);
  const words = useWords();
  const [refusal, setRefusal] = useState<Extract<SignInAnswer, { ok: false }> | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (credentials: Credentials) => {
    setBusy(true);
    const answer = await signIn(credentials);
    setBusy(false);
    if (answer.ok) return onDone(answer);
    setRefusal(answer);
  };

  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={send} initialValues={prefill ?? {}} disabled={busy}>
      {refusal && <Alert className="form-alert" type="error" showIcon role="alert" title={words(refusal.code)} />}
      <Form.Item name="username" label={text.username} rules={[{ required: true, message: text.usernameNeeded }]}>
        <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={text.password} rules={[{ required: true, message: text.passwordNeeded }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {busy ? text.signingIn : text.signIn}
      </Button>
    </Form>
  );
}
