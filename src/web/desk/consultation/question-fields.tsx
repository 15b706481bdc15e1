import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { type ReactNode, useId } from "react";
import type { QuestionCommandName } from "../../../modules/consultation/shared.ts";
import { useText } from "../language.tsx";
import { consultationText } from "../messages/consultation.ts";
import { api } from "../server.ts";
import type { QuestionDraft } from "./question-draft.ts";

interface FieldsProps {
  draft: QuestionDraft;
  change: (part: Partial<QuestionDraft>) => void;
}

/** What an act needs to be told. */
export function QuestionFields({ act, ...given }: FieldsProps & { act: QuestionCommandName }) {
  const text = useText(consultationText);
  if (act === "answer") return <Text {...given} name="answer" label={text.fields.answer} rows={6} maximum={4000} />;
  if (act === "publish") {
    return (
      <>
        <p className="hint">{text.publishHint}</p>
        <Text {...given} name="title" label={text.fields.title} rows={1} maximum={60} />
        <Text {...given} name="content" label={text.fields.content} rows={4} maximum={2000} />
        <Text {...given} name="publicAnswer" label={text.fields.publicAnswer} rows={5} maximum={4000} />
      </>
    );
  }
  return (
    <>
      {act === "route" && <DepartmentField {...given} />}
      <Text {...given} name="reason" label={text.fields.reason} rows={3} maximum={500} />
    </>
  );
}

interface TextProps extends FieldsProps {
  name: keyof QuestionDraft;
  label: string;
  rows: number;
  maximum: number;
}

function Text({ draft, change, name, label, rows, maximum }: TextProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
          autoSize={{ minRows: rows, maxRows: 14 }}
          maxLength={maximum}
        />
      )}
    </Labelled>
  );
}

function DepartmentField({ draft, change }: FieldsProps) {
  const text = useText(consultationText);
  const departments = useQuery(api.consultations.departments.queryOptions(undefined, { staleTime: 60_000 }));
  return (
    <Labelled label={text.fields.department}>
      {(id) => (
        <Select
          id={id}
          className="full"
          value={draft.department === "" ? null : draft.department}
          loading={departments.isPending}
          onChange={(department) => change({ department: department ?? "" })}
          options={(departments.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          showSearch={{ optionFilterProp: "label" }}
        />
      )}
    </Labelled>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="act-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
