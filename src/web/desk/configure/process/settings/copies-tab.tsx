import { DeleteOutlined } from "@ant-design/icons";
import { Button, Segmented, Select } from "antd";
import { COPY_FINDERS, type StepCopy } from "../../../../../core/process/index.ts";
import { useText } from "../../../language.tsx";
import { steppeopleText } from "../../../messages/steppeople.ts";
import { unitOf } from "../card-words.ts";
import { useFlowWords } from "../editor-context.ts";
import { Row } from "./row.tsx";
import { SectionBox } from "./section-box.tsx";
import { StaffBox } from "./staff-box.tsx";
import type { TabProps } from "./tab-props.ts";
import { WORKING_POSTS } from "./who-tab.tsx";

const WHEN = ["enter", "leave"] as const;
const SAME = "same";
const PLACES = ["window", "department", "township", "county"] as const;

/** 抄送: who is told of the step, and when. */
export function CopiesTab({ step, item, readOnly, changeStep, clearStep }: TabProps) {
  const text = useText(steppeopleText);
  const copies = step.copies ?? [];
  const put = (next: StepCopy[]) => (next.length === 0 ? clearStep("copies") : changeStep({ copies: next }));
  return (
    <>
      <p className="hint">{copies.length === 0 && readOnly ? text.noCopies : text.copiesHint}</p>
      {copies.map((copy, at) => (
        // Copies have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset className="flow-risk-box" key={at}>
          <legend>{text.copy(at + 1)}</legend>
          <CopyFields
            copy={copy}
            orgOfStep={step.org ?? "department"}
            department={item.department}
            readOnly={readOnly}
            onChange={(changed) => put(copies.map((each, index) => (index === at ? changed : each)))}
          />
          {!readOnly && (
            <Button
              size="small"
              danger
              icon={<DeleteOutlined />}
              aria-label={text.removeCopy(at + 1)}
              onClick={() => put(copies.filter((_, index) => index !== at))}
            />
          )}
        </fieldset>
      ))}
      {!readOnly && (
        <Button block type="dashed" onClick={() => put([...copies, { when: "leave", find: "head" }])}>
          {text.addCopy}
        </Button>
      )}
    </>
  );
}

interface CopyFieldsProps {
  copy: StepCopy;
  orgOfStep: string;
  department: string;
  readOnly: boolean;
  onChange(copy: StepCopy): void;
}

function CopyFields({ copy, orgOfStep, department, readOnly, onChange }: CopyFieldsProps) {
  const { terms } = useFlowWords();
  const text = useText(steppeopleText);
  const posts = terms.posts as Readonly<Record<string, string>>;
  const { when, find } = copy;
  const org = copy.org ? { org: copy.org } : {};
  const chooses = (chosen: StepCopy["find"]) =>
    onChange({
      when,
      find: chosen,
      ...(chosen === "people" || chosen === "starter" ? {} : org),
      ...(chosen === "post" ? { post: copy.post ?? "reviewer" } : {}),
    });
  return (
    <>
      <Row label={text.copyWhen}>
        <Segmented
          disabled={readOnly}
          value={when}
          options={WHEN.map((value) => ({ value, label: text.copyWhens[value] }))}
          onChange={(value) => onChange({ ...copy, when: value })}
        />
      </Row>
      <Row label={text.copyFind}>
        <Select
          disabled={readOnly}
          value={find}
          options={COPY_FINDERS.map((value) => ({ value, label: text.copyFinds[value] }))}
          onChange={chooses}
        />
      </Row>
      {find !== "people" && find !== "starter" && <CopyOrg copy={copy} readOnly={readOnly} onChange={onChange} />}
      {find === "post" && (
        <Row label={text.copyPost}>
          <Select
            disabled={readOnly}
            value={copy.post ?? null}
            options={WORKING_POSTS.map((value) => ({ value, label: posts[value] ?? value }))}
            onChange={(post) => post && onChange({ ...copy, post })}
          />
        </Row>
      )}
      {find === "section" && (
        <Row label={text.section} hint={text.sectionHint}>
          <SectionBox
            org={copy.org ?? orgOfStep}
            department={department}
            disabled={readOnly}
            value={copy.section}
            onChange={(section) => section && onChange({ ...copy, section })}
          />
        </Row>
      )}
      {find === "people" && (
        <Row label={text.people}>
          <StaffBox
            disabled={readOnly}
            most={50}
            value={copy.people ?? []}
            onChange={(people) => onChange({ when, find, ...(people.length > 0 ? { people } : {}) })}
          />
        </Row>
      )}
      {find === "starter" && <p className="hint">{text.finderHints.starter}</p>}
    </>
  );
}

function CopyOrg({ copy, readOnly, onChange }: Pick<CopyFieldsProps, "copy" | "readOnly" | "onChange">) {
  const { text: words, orgs } = useFlowWords();
  const text = useText(steppeopleText);
  const { org: before, section: _section, ...others } = copy;
  const value = before?.startsWith("unit:") ? `unit:${unitOf(orgs, before)?.code ?? before.slice("unit:".length)}` : (before ?? SAME);
  return (
    <Row label={text.copyOrg}>
      <Select
        disabled={readOnly}
        showSearch={{ optionFilterProp: "label" }}
        value={value}
        options={[
          { value: SAME, label: text.sameOrg },
          ...PLACES.map((place) => ({ value: place as string, label: words.orgs[place] })),
          ...orgs.map(({ code, name }) => ({ value: `unit:${code}`, label: name })),
        ]}
        // the sections are those of the organisation
        onChange={(org) => onChange(org === SAME ? others : { ...others, org })}
      />
    </Row>
  );
}
