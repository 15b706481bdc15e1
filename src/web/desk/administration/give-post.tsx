import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { termsText } from "../messages/terms.ts";
import { api } from "../server.ts";
import type { Administer } from "./use-administer.ts";

interface NewHolding {
  org: string;
  post: string;
  section?: string;
}

/** Gives a post in an organisation. */
export function GivePost({ person, administer, busy }: { person: string; administer: Administer; busy: boolean }) {
  const text = useText(administrationText);
  const terms = useText(termsText);
  const [form] = Form.useForm<NewHolding>();
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const give = async ({ org, post, section = "" }: NewHolding) => {
    const answer = await administer("giveHolding", { id: person, org, post, section: section.trim() === "" ? null : section.trim() });
    if (answer.ok) form.resetFields();
  };
  return (
    <section className="give-post" aria-label={text.giveTitle}>
      <h2 className="part-title">{text.giveTitle}</h2>
      <Form<NewHolding> form={form} layout="vertical" requiredMark={false} onFinish={give} disabled={busy}>
        <Form.Item name="org" label={text.org} rules={[{ required: true, message: text.needed }]}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={(orgs.data ?? []).filter(({ active }) => active).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item name="post" label={text.post} extra={text.giveHint} rules={[{ required: true, message: text.needed }]}>
          <Select options={Object.entries(terms.posts).map(([post, name]) => ({ value: post, label: name }))} />
        </Form.Item>
        <Form.Item name="section" label={text.sectionOptional}>
          <Input maxLength={40} />
        </Form.Item>
        <Button htmlType="submit" loading={busy}>
          {text.give}
        </Button>
      </Form>
    </section>
  );
}
