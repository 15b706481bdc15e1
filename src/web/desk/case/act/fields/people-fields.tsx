import { useQuery } from "@tanstack/react-query";
import { Radio, Select } from "antd";
import { useContext, useState } from "react";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import { termsText } from "../../../messages/terms.ts";
import { api } from "../../../server.ts";
import { useMe } from "../../../session/use-me.ts";
import type { ActDraft } from "../act-draft.ts";
import type { FieldsProps } from "../act-fields.tsx";
import { ActStageContext } from "../act-stage.ts";
import { Field, FieldGroup } from "./field.tsx";

interface Seat {
  id: string;
  name: string;
  staffNumber: string;
  place: string;
  post?: string | null;
}

/** People of one name are told apart by their place and post. */
function useOptionOf() {
  const posts: Readonly<Record<string, string>> = useText(termsText).posts;
  return ({ id, name, staffNumber, place, post }: Seat) => ({
    value: id,
    label: [`${name} ${staffNumber}`, place, post && (posts[post] ?? post)].filter(Boolean).join(" · "),
  });
}

/** Those who handle cases where the act's step is, without oneself. */
function useColleagues({ view, act }: FieldsProps) {
  const me = useMe();
  const org = view.tasks.find(({ visit }) => visit === act.visit)?.org ?? "";
  return useQuery(
    api.cases.colleagues.queryOptions({ org }, { enabled: org !== "", select: (people) => people.filter(({ id }) => id !== me.id) }),
  );
}

/** Anybody in the county who handles cases, found by part of the name or staff number. */
function useSought() {
  const [sought, onSearch] = useState("");
  const found = useQuery(
    api.cases.staff.queryOptions({ text: sought }, { enabled: sought.trim() !== "", placeholderData: (before) => before }),
  );
  return { found: found.data ?? [], onSearch };
}

/** 沟通: one of them is asked. */
export function StaffField({ draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const optionOf = useOptionOf();
  const { found, onSearch } = useSought();
  return (
    <Field name="to" label={text.askWhom} lacking={lacking} hint={text.askHint}>
      {(control) => (
        <Select
          {...control}
          className="full"
          value={draft.to === "" ? null : draft.to}
          onChange={(to) => change({ to: to ?? "" })}
          options={found.map(optionOf)}
          showSearch={{ filterOption: false, onSearch }}
          placeholder={text.namePart}
          notFoundContent={null}
        />
      )}
    </Field>
  );
}

/** 传阅: any of them is given the case to read; in a play, the step's colleagues are offered. */
export function ReadersField({ act, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const optionOf = useOptionOf();
  const stage = useContext(ActStageContext);
  const { found, onSearch } = useSought();
  const played = stage?.candidates(act.visit).map(({ id, name, staffNumber }) => ({ value: id, label: `${name} ${staffNumber}` }));
  return (
    <Field name="readers" label={text.readersAre} lacking={lacking} hint={text.readersHint}>
      {(control) => (
        <Select
          {...control}
          className="full"
          mode="multiple"
          labelInValue
          value={draft.readers}
          onChange={(readers: ActDraft["readers"]) => change({ readers: readers.map(({ value, label }) => ({ value, label })) })}
          options={played ?? found.map(optionOf)}
          showSearch={played ? { optionFilterProp: "label" } : { filterOption: false, onSearch }}
          placeholder={text.namePart}
          notFoundContent={null}
        />
      )}
    </Field>
  );
}

/** 委派: one colleague. */
export function ColleagueField(props: FieldsProps) {
  const text = useText(actsText);
  const optionOf = useOptionOf();
  const colleagues = useColleagues(props);
  const { draft, change, lacking } = props;
  return (
    <Field name="to" label={text.delegateTo} lacking={lacking}>
      {(control) => (
        <Select
          {...control}
          className="full"
          value={draft.to === "" ? null : draft.to}
          loading={colleagues.isPending}
          onChange={(to) => change({ to: to ?? "" })}
          options={(colleagues.data ?? []).map(optionOf)}
          showSearch={{ optionFilterProp: "label" }}
        />
      )}
    </Field>
  );
}

/** 加签: one or more colleagues, before me or after me. */
export function SignersFields(props: FieldsProps) {
  const text = useText(actsText);
  const optionOf = useOptionOf();
  const colleagues = useColleagues(props);
  const { draft, change, lacking } = props;
  return (
    <>
      <Field name="people" label={text.signers} lacking={lacking}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            className="full"
            value={draft.people}
            loading={colleagues.isPending}
            onChange={(people) => change({ people })}
            options={(colleagues.data ?? []).map(optionOf)}
            showSearch={{ optionFilterProp: "label" }}
          />
        )}
      </Field>
      <FieldGroup name="when" label={text.signWhen} lacking={lacking}>
        <Radio.Group
          className="stacked"
          value={draft.when}
          onChange={(event) => change({ when: event.target.value })}
          options={[
            { value: "before", label: text.signBefore },
            { value: "after", label: text.signAfter },
          ]}
        />
      </FieldGroup>
    </>
  );
}

/** 减签: one of those who haven't signed. */
export function SignerField(props: FieldsProps) {
  const text = useText(actsText);
  const optionOf = useOptionOf();
  const colleagues = useColleagues(props);
  const { act, draft, change, lacking } = props;
  const signers = (colleagues.data ?? []).filter(({ id }) => act.people?.includes(id));
  return (
    <FieldGroup name="to" label={text.signerOut} lacking={lacking}>
      <Radio.Group
        className="stacked"
        value={draft.to}
        onChange={(event) => change({ to: event.target.value })}
        options={signers.map(optionOf)}
      />
    </FieldGroup>
  );
}

/** 签署: yes or no. Nothing is chosen beforehand. */
export function AgreeField({ draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  return (
    <FieldGroup name="agree" label={text.outcome} lacking={lacking}>
      <Radio.Group
        value={draft.agree}
        onChange={(event) => change({ agree: event.target.value })}
        options={[
          { value: "yes", label: text.verbs.agree },
          { value: "no", label: text.verbs.disagree },
        ]}
      />
    </FieldGroup>
  );
}
