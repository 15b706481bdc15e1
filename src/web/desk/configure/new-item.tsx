import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Input, Radio, Select } from "antd";
import { useEffect, useState } from "react";
import { CASE_KINDS, type CaseKind, catalogueMessages, ITEM_TYPES, type ItemType } from "../../../modules/catalogue/shared.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { useWords } from "../parts/words.tsx";
import { api, codeOf, queries } from "../server.ts";

interface Wanted {
  name: string;
  department: string;
  type: ItemType;
  from: "template" | "copy";
  kind: CaseKind;
  objects: ("person" | "organisation")[];
  copied?: string;
}

/** A new item: what it is called, whose it is, and what it begins with. */
export function NewItem({ onMade }: { onMade: (code: string) => void }) {
  const text = useText(configureText);
  const terms = useText(catalogueMessages);
  const words = useWords();
  const [form] = Form.useForm<Wanted>();
  const from = Form.useWatch("from", form);
  const [fault, setFault] = useState<string | null>(null);
  const create = useMutation(api.designs.create.mutationOptions());
  const departments = useQuery(api.designs.departments.queryOptions(undefined, { staleTime: 300_000 }));

  const only = departments.data?.length === 1 ? departments.data[0]?.code : undefined;
  useEffect(() => {
    if (only !== undefined) form.setFieldValue("department", only);
  }, [only, form]);

  const send = async ({ from: begin, kind, objects, copied, ...place }: Wanted) => {
    setFault(null);
    try {
      const input = begin === "template" ? { from: begin, kind, objects, ...place } : { from: begin, code: copied ?? "", ...place };
      const answer = await create.mutateAsync(input);
      if (!answer.ok) return setFault(answer.code);
      await queries.invalidateQueries({ queryKey: api.designs.pathKey() });
      onMade(answer.code);
    } catch (error) {
      setFault(codeOf(error));
    }
  };

  const needed = [{ required: true, message: text.needed }];
  return (
    <Form<Wanted>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={send}
      disabled={create.isPending}
      initialValues={{ from: "template", kind: "promised", objects: ["person", "organisation"], type: "XK" }}
    >
      {fault !== null && <Alert className="form-alert" type="error" showIcon role="alert" title={words(fault)} />}
      <Form.Item name="name" label={text.itemName} rules={needed}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="department" label={text.department} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={(departments.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="type" label={text.type} extra={text.typeHint} rules={needed}>
        <Select options={ITEM_TYPES.map((type) => ({ value: type, label: terms.types[type] }))} />
      </Form.Item>
      <Form.Item name="from" label={text.beginWith}>
        <Radio.Group
          options={[
            { value: "template", label: text.fromTemplate },
            { value: "copy", label: text.fromCopy },
          ]}
        />
      </Form.Item>
      {from === "copy" ? (
        <Form.Item name="copied" label={text.copiedItem} rules={needed}>
          <ItemChoice />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="kind" label={text.kind} rules={needed}>
            <Radio.Group className="choice-list">
              {CASE_KINDS.map((kind) => (
                <Radio key={kind} value={kind}>
                  {terms.kinds[kind]} <span className="hint">{terms.kindsMean[kind]}</span>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <Form.Item name="objects" label={text.objects} rules={needed}>
            <Checkbox.Group
              options={(["person", "organisation"] as const).map((object) => ({ value: object, label: terms.objects[object] }))}
            />
          </Form.Item>
        </>
      )}
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {text.make}
      </Button>
    </Form>
  );
}

/** Any item in force, found by part of its name or code. */
function ItemChoice({ value, onChange }: { value?: string; onChange?: (code: string) => void }) {
  const text = useText(configureText);
  const [sought, setSought] = useState("");
  const found = useQuery(api.designs.items.queryOptions({ text: sought, limit: 20 }, { staleTime: 60_000 }));
  return (
    <Select
      aria-label={text.copiedItem}
      value={value ?? null}
      onChange={(code) => onChange?.(code)}
      showSearch={{ filterOption: false, onSearch: setSought }}
      loading={found.isFetching}
      options={(found.data?.rows ?? []).map(({ code, name, departmentName }) => ({ value: code, label: `${name} · ${departmentName}` }))}
    />
  );
}
