import { Input, InputNumber, Radio, Select } from "antd";
import { type MultiSettings, type TreeActivity, WORK_ROLES } from "../../../../../core/process/index.ts";
import { useText } from "../../../language.tsx";
import { steppeopleText } from "../../../messages/steppeople.ts";
import { unitOf } from "../card-words.ts";
import { useFlowWords } from "../editor-context.ts";
import { Row } from "./row.tsx";
import type { TabProps } from "./tab-props.ts";

const MULTI_KINDS = ["one", "all", "any", "share", "sequence"] as const;
type MultiKind = (typeof MULTI_KINDS)[number];
/** The expression that yields whoever the step's way of finding finds. */
const PEOPLE = "people";

/** 会签、或签、依次: several people, and what they must come to. */
export function Several({ node, step, readOnly, change }: TabProps) {
  const { text } = useFlowWords();
  const { multi } = node;
  if (!multi && !WORK_ROLES.has(step.role)) return null;
  const kind: MultiKind = !multi ? "one" : multi.sequential ? "sequence" : multi.rule === "weight" ? "share" : multi.rule;
  const choose = (chosen: MultiKind) => change((before) => withMulti(before, multiOf(chosen, multi, step.people ? PEOPLE : "2")));
  const put = (part: Partial<MultiSettings>, about?: string) =>
    change((before) => withMulti(before, multi && { ...multi, ...part }), about);
  return (
    <>
      <fieldset className="flow-row">
        <legend>{text.drawer.people}</legend>
        <Radio.Group
          vertical
          disabled={readOnly}
          value={kind}
          options={MULTI_KINDS.map((value) => ({ value, label: text.multiKinds[value] }))}
          onChange={({ target }) => choose(target.value)}
        />
      </fieldset>
      {multi?.rule === "share" && (
        <Row label={text.drawer.share}>
          <InputNumber
            disabled={readOnly}
            min={1}
            max={100}
            precision={0}
            value={multi.share}
            onChange={(share) => share !== null && put({ share }, `share ${node.id}`)}
          />
        </Row>
      )}
      {multi && (
        <Members
          multi={multi}
          readOnly={readOnly}
          put={put}
          byPeople={() =>
            change((before) =>
              withMulti({ ...before, step: { ...step, people: step.people ?? { find: "post" } } }, { ...multi, members: PEOPLE }),
            )
          }
        />
      )}
    </>
  );
}

function Members({
  multi,
  readOnly,
  put,
  byPeople,
}: {
  multi: MultiSettings;
  readOnly: boolean;
  put(part: Partial<MultiSettings>, about?: string): void;
  byPeople(): void;
}) {
  const { text, orgs } = useFlowWords();
  const found = useText(steppeopleText);
  const members = readMembers(multi.members);
  if (members === undefined) {
    return (
      <Row label={text.drawer.members} hint={text.drawer.memberExpert}>
        <Input disabled value={multi.members} />
      </Row>
    );
  }
  const by = members === PEOPLE ? "people" : Array.isArray(members) ? "org" : "number";
  const choose = (chosen: typeof by) => {
    if (chosen === "people") byPeople();
    else put({ members: chosen === "org" ? "[]" : "2" });
  };
  return (
    <>
      <fieldset className="flow-row">
        <legend>{text.drawer.members}</legend>
        <Radio.Group
          vertical
          disabled={readOnly}
          value={by}
          options={[
            { value: "people", label: found.byPeople },
            { value: "number", label: text.drawer.membersByNumber },
            { value: "org", label: text.drawer.membersByOrg },
          ]}
          onChange={({ target }) => choose(target.value)}
        />
      </fieldset>
      {Array.isArray(members) && (
        <Row label={text.drawer.memberOrgs}>
          <Select
            mode="multiple"
            disabled={readOnly}
            showSearch={{ optionFilterProp: "label" }}
            value={members.map((member) => unitOf(orgs, member)?.code ?? member.replace("unit:", ""))}
            options={orgs.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(codes) => put({ members: JSON.stringify(codes.map((code) => `unit:${code}`)) })}
          />
        </Row>
      )}
      {typeof members === "number" && (
        <Row label={text.drawer.memberCount}>
          <InputNumber
            disabled={readOnly}
            min={2}
            max={20}
            precision={0}
            value={members}
            onChange={(count) => count && put({ members: String(count) })}
          />
        </Row>
      )}
    </>
  );
}

/** A number of people, a list of units, or those found; undefined for any other expression. */
function readMembers(expression: string): number | string[] | typeof PEOPLE | undefined {
  if (expression === PEOPLE) return PEOPLE;
  try {
    const value: unknown = JSON.parse(expression);
    if (typeof value === "number") return value;
    return Array.isArray(value) && value.every((member) => typeof member === "string") ? value : undefined;
  } catch {
    return undefined;
  }
}

function multiOf(kind: MultiKind, before: MultiSettings | undefined, first: string): MultiSettings | undefined {
  if (kind === "one") return undefined;
  const members = before?.members ?? first;
  if (kind === "sequence") return { sequential: true, members, rule: "all", share: 100 };
  return { sequential: false, members, rule: kind, share: kind === "share" ? 60 : 100 };
}

function withMulti(node: TreeActivity, multi: MultiSettings | undefined): TreeActivity {
  const { multi: _before, ...rest } = node;
  return multi ? { ...rest, multi } : rest;
}
