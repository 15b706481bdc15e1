import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { useWords } from "../parts/words.tsx";
import { api, codeOf, queries } from "../server.ts";
import { OneTimePassword } from "./one-time-password.tsx";

interface NewPerson {
  name: string;
  staffNumber: string;
  username: string;
}

/** Adds somebody and shows the first password, once. */
export function AddPerson({ onAdded }: { onAdded: (person: string) => void }) {
  const text = useText(administrationText);
  const words = useWords();
  const [form] = Form.useForm<NewPerson>();
  const [fault, setFault] = useState<string | null>(null);
  const add = useMutation(api.identity.addPerson.mutationOptions());

  const send = async (person: NewPerson) => {
    setFault(null);
    try {
      const answer = await add.mutateAsync({ ...person });
      if (answer.ok) return void queries.invalidateQueries({ queryKey: api.identity.people.pathKey() });
      setFault(answer.code);
      form.setFields((answer.fields ?? []).map(({ path, code }) => ({ name: path as keyof NewPerson, errors: [words(code)] })));
    } catch (error) {
      setFault(codeOf(error));
    }
  };

  if (add.data?.ok) {
    const { id, password } = add.data;
    return <OneTimePassword title={text.added} password={password} onNoted={() => onAdded(id)} />;
  }
  return (
    <Form<NewPerson> form={form} layout="vertical" requiredMark={false} onFinish={send} disabled={add.isPending}>
      <p className="hint">{text.addHint}</p>
      {fault !== null && <Alert className="form-alert" type="error" showIcon role="alert" title={words(fault)} />}
      <Form.Item name="name" label={text.name} rules={[{ required: true, message: text.needed }]}>
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item
        name="staffNumber"
        label={text.staffNumber}
        extra={text.staffNumberHint}
        rules={[{ required: true, message: text.needed }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="username" label={text.username} extra={text.usernameHint} rules={[{ required: true, message: text.needed }]}>
        <Input maxLength={40} autoCapitalize="none" autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {text.save}
      </Button>
    </Form>
  );
}
