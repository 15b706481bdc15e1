import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useText } from "../language.tsx";
import { sessionText } from "../messages/session.ts";
import { useWords } from "../parts/words.tsx";
import { changePassword } from "./session-requests.ts";

interface Passwords {
  current: string;
  next: string;
  repeat: string;
}

/** Stands before everything else until a first password has been changed. */
export function ChangePassword({ onDone }: { onDone: () => void }) {
  const text = useText(sessionText);
  const words = useWords();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async ({ current, next }: Passwords) => {
    setBusy(true);
    const answer = await changePassword({ current, next });
    setBusy(false);
    if (answer.ok) return onDone();
    setFault(answer.code);
  };

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>{text.changeTitle}</h1>
        <p className="hint">{text.changeWhy}</p>
        {fault && <Alert className="form-alert" type="error" showIcon role="alert" title={words(fault)} />}
        <Form<Passwords> layout="vertical" requiredMark={false} onFinish={send} disabled={busy}>
          <Form.Item name="current" label={text.current} rules={[{ required: true, message: text.passwordNeeded }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="next" label={text.next} extra={text.rules} rules={[{ required: true, message: text.passwordNeeded }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="repeat"
            label={text.repeat}
            dependencies={["next"]}
            rules={[
              ({ getFieldValue }) => ({
                validator: async (_, value) => {
                  if (value !== getFieldValue("next")) throw new Error(text.repeatDiffers);
                },
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {text.change}
          </Button>
        </Form>
      </div>
    </main>
  );
}
