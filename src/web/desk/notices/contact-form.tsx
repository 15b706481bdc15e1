import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useText } from "../language.tsx";
import { noticesText } from "../messages/notices.ts";
import { Failed } from "../parts/states.tsx";
import { type Answers, api } from "../server.ts";

type Contact = Answers["notices"]["contact"];

/** How one is reached outside the desk: an address, a mobile telephone, or neither. */
export function ContactForm() {
  const contact = useQuery(api.notices.contact.queryOptions());
  if (contact.isError) return <Failed error={contact.error} again={() => contact.refetch()} />;
  return contact.isSuccess ? <Fields contact={contact.data} /> : null;
}

function Fields({ contact }: { contact: Contact }) {
  const text = useText(noticesText);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const save = useMutation(
    api.notices.setContact.mutationOptions({
      onSuccess: () => {
        void message.success(text.saved);
        void queries.invalidateQueries({ queryKey: api.notices.contact.queryKey() });
      },
    }),
  );
  return (
    <section className="notice-contact" aria-labelledby="notice-contact">
      <h2 id="notice-contact">{text.contactTitle}</h2>
      <p className="hint">{text.contactHint}</p>
      {save.isError && <Failed error={save.error} />}
      <Form<Contact> layout="vertical" initialValues={contact} onFinish={(values) => save.mutate(values)} requiredMark={false}>
        <Form.Item name="email" label={text.email} normalize={trimmed} rules={[{ type: "email", message: text.emailWrong }]}>
          <Input type="email" autoComplete="email" maxLength={100} />
        </Form.Item>
        <Form.Item name="phone" label={text.phone} normalize={trimmed} rules={[{ pattern: /^1\d{10}$/, message: text.phoneWrong }]}>
          <Input type="tel" autoComplete="tel" maxLength={11} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {text.save}
        </Button>
      </Form>
    </section>
  );
}

const trimmed = (value: string) => value.trim();
