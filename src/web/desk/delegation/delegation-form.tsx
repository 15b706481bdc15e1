import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useText } from "../language.tsx";
import { delegationText } from "../messages/delegation.ts";
import { Failed } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { api, codeOf } from "../server.ts";
import { useMe } from "../session/use-me.ts";

interface Values {
  person: string;
  deputy: string;
  /** `YYYY-MM-DD`, both counted. */
  from: string;
  until: string;
  reason?: string;
}

/** Names who stands in: for oneself, or for one's people where one is their head. */
export function DelegationForm() {
  const text = useText(delegationText);
  const words = useWords();
  const me = useMe();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [fault, setFault] = useState<string | null>(null);
  const choices = useQuery(api.identity.delegationChoices.queryOptions());
  const set = useMutation(
    api.identity.delegate.mutationOptions({
      onSuccess: (outcome) => {
        setFault(outcome.ok ? null : (("fields" in outcome ? outcome.fields?.[0]?.code : undefined) ?? outcome.code));
        if (!outcome.ok) return;
        void message.success(text.done);
        form.resetFields(["deputy", "from", "until", "reason"]);
        void queries.invalidateQueries({ queryKey: api.identity.pathKey() });
      },
      onError: (error) => setFault(codeOf(error)),
    }),
  );
  if (choices.isError) return <Failed error={choices.error} again={() => choices.refetch()} />;
  if (!choices.isSuccess) return null;
  const { people, deputies } = choices.data;
  if (people.length === 0 || deputies.length === 0) return null;
  const options = (list: typeof people) => list.map(({ id, name, staffNumber }) => ({ value: id, label: `${name} ${staffNumber}` }));
  return (
    <section className="notice-contact" aria-labelledby="delegate">
      <h2 id="delegate">{text.formTitle}</h2>
      <p className="hint">{text.formHint}</p>
      {fault !== null && <Alert type="error" showIcon title={words(fault)} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ person: me.id }}
        onFinish={(values) => set.mutate({ ...values, reason: values.reason ?? "" })}
      >
        {people.length > 1 && (
          <Form.Item name="person" label={text.person}>
            <Select showSearch={{ optionFilterProp: "label" }} options={options(people)} />
          </Form.Item>
        )}
        {people.length === 1 && <Form.Item name="person" hidden />}
        <Form.Item name="deputy" label={text.deputy} rules={[{ required: true, message: text.deputyNeeded }]}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={options(deputies.filter(({ id }) => id !== me.id || people.length > 1))}
          />
        </Form.Item>
        <Form.Item name="from" label={text.from} rules={[{ required: true, message: text.dayNeeded }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="until" label={text.until} rules={[{ required: true, message: text.dayNeeded }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={text.reason}>
          <Input maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {text.set}
        </Button>
      </Form>
    </section>
  );
}
