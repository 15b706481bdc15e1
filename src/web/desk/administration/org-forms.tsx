import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import type { OrgKind } from "../../../modules/identity/shared.ts";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { termsText } from "../messages/terms.ts";
import { useWords } from "../parts/words.tsx";
import { type Answers, api } from "../server.ts";
import { type Administered, useAdminister } from "./use-administer.ts";

type Org = Answers["identity"]["organisations"][number];

interface OrgTexts {
  name: string;
  shortName: string;
  address?: string | null;
  phone?: string | null;
  sectors?: string[];
}

interface NewOrg extends OrgTexts {
  kind: OrgKind;
  parent: string;
  code: string;
}

/** What may stand beneath what. */
const BENEATH: Partial<Record<OrgKind, OrgKind[]>> = { county: ["department", "township", "hall"], township: ["village"] };
const NO_KINDS: OrgKind[] = [];

/** Adds a department, hall, township or village. Its place gives the beginning of its code. */
export function AddOrg({ orgs, beneath, onDone }: { orgs: readonly Org[]; beneath: Org | undefined; onDone: (code: string) => void }) {
  const text = useText(administrationText);
  const terms = useText(termsText);
  const [form] = Form.useForm<NewOrg>();
  const { administer, fault, busy } = useAdminister();
  const above = orgs.filter(({ active, kind }) => active && BENEATH[kind] !== undefined);
  const first = beneath !== undefined && above.some(({ code }) => code === beneath.code) ? beneath : above[0];
  const parent = Form.useWatch("parent", form) ?? first?.code;
  const kinds = BENEATH[above.find(({ code }) => code === parent)?.kind ?? "village"] ?? NO_KINDS;
  const chosen = Form.useWatch("kind", form);
  const kind = chosen !== undefined && kinds.includes(chosen) ? chosen : kinds[0];
  const send = async (org: NewOrg) => {
    const answer = await administer("addOrganisation", { ...filled(org), code: org.code.trim(), kind: org.kind, parent: org.parent });
    if (answer.ok) onDone(org.code.trim());
    else show(answer, (path, code) => form.setFields([{ name: path as keyof NewOrg, errors: [code] }]), words);
  };
  const words = useWords();
  const move = (to: string) => {
    const fits = BENEATH[above.find(({ code }) => code === to)?.kind ?? "village"]?.[0];
    form.setFieldsValue({ code: to, ...(fits === undefined ? {} : { kind: fits }) });
  };
  return (
    <Form<NewOrg>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={send}
      disabled={busy}
      initialValues={{ parent: first?.code, kind: kinds[0], code: first?.code }}
    >
      <Fault code={fault} />
      <Form.Item name="parent" label={text.parent}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={above.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={move}
        />
      </Form.Item>
      <Form.Item name="kind" label={text.kind}>
        <Select options={kinds.map((each) => ({ value: each, label: terms.orgKinds[each] }))} />
      </Form.Item>
      <Form.Item
        name="code"
        label={text.code}
        {...(kind === undefined ? {} : { extra: text.codeHint[kind] })}
        rules={[{ required: true, message: text.needed }]}
      >
        <Input maxLength={12} autoCapitalize="characters" />
      </Form.Item>
      <TextFields hasSectors={kind !== "township" && kind !== "village"} />
      <Save busy={busy}>{text.addOrg}</Save>
    </Form>
  );
}

/** Changes names, address, telephone and sectors. The code stays. */
export function ChangeOrg({ org, onDone }: { org: Org; onDone: () => void }) {
  const text = useText(administrationText);
  const words = useWords();
  const [form] = Form.useForm<OrgTexts>();
  const { administer, fault, busy } = useAdminister();
  const send = async (texts: OrgTexts) => {
    const answer = await administer("renameOrganisation", {
      code: org.code,
      ...filled({ ...texts, sectors: texts.sectors ?? org.sectors }),
    });
    if (answer.ok) onDone();
    else show(answer, (path, code) => form.setFields([{ name: path as keyof OrgTexts, errors: [code] }]), words);
  };
  return (
    <Form<OrgTexts> form={form} layout="vertical" requiredMark={false} onFinish={send} disabled={busy} initialValues={org}>
      <Fault code={fault} />
      <TextFields hasSectors={org.kind === "department" || org.kind === "hall"} />
      <Save busy={busy}>{text.saveOrg}</Save>
    </Form>
  );
}

function TextFields({ hasSectors }: { hasSectors: boolean }) {
  const text = useText(administrationText);
  const sectors = useQuery(api.identity.sectors.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, enabled: hasSectors }));
  return (
    <>
      <Form.Item name="name" label={text.orgName} rules={[{ required: true, message: text.needed }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="shortName" label={text.shortName} rules={[{ required: true, message: text.needed }]}>
        <Input maxLength={40} />
      </Form.Item>
      {hasSectors && (
        <Form.Item name="sectors" label={text.sectors} extra={text.sectorsHint}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            options={(sectors.data ?? []).map((sector) => ({ value: sector, label: sector }))}
          />
        </Form.Item>
      )}
      <Form.Item name="address" label={text.address}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label={text.phone}>
        <Input maxLength={40} inputMode="tel" />
      </Form.Item>
    </>
  );
}

function Fault({ code }: { code: string | null }) {
  const words = useWords();
  return code === null ? null : <Alert className="form-alert" type="error" showIcon role="alert" title={words(code)} />;
}

function Save({ busy, children }: { busy: boolean; children: ReactNode }) {
  return (
    <Button type="primary" htmlType="submit" loading={busy}>
      {children}
    </Button>
  );
}

/** Each refusal at its field. */
function show(answer: Administered, at: (path: string, words: string) => void, words: (code: string) => string): void {
  for (const { path, code } of answer.fields ?? []) at(path, words(code));
}

function filled({ name, shortName, address, phone, sectors }: OrgTexts) {
  return { name, shortName, address: address ?? null, phone: phone ?? null, sectors: sectors ?? [] };
}
