import { Input, InputNumber, Radio, Select } from "antd";
import { type MultiSettings, type TreeActivity, WORK_ROLES } from "../../../../../core/process/index.ts";
import { useText } from "../../../language.tsx";
import { steppeopleText } from "../../../messages/steppeople.ts";
import { unitOf } from "../card-words.ts";
import { useFlowWords } from "../editor-context.ts";
import { PEOPLE, readMembers } from "./read-members.ts";
import { Row } from "./row.tsx";
import type { TabProps } from "./tab-props.ts";
import { Votes } from "./votes.tsx";

const MULTI_KINDS = ["one", "all", "any", "share", "weight", "sequence"] as const;
type MultiKind = (typeof MULTI_KINDS)[number];

/** 会签、或签、票签、依次: several people, and what they must come to. */
export function Several({ node, step, readOnly, change }: TabProps) {
  const { text } = useFlowWords();
  const { multi } = node;
  if (!multi && !WORK_ROLES.has(step.role)) return null;
  const kind: MultiKind = !multi ? "one" : multi.sequential ? "sequence" : multi.rule;
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
      {(multi?.rule === "share" || multi?.rule === "weight") && (
        <Row label={multi.rule === "share" ? text.drawer.share : text.drawer.majority}>
          <InputNumber
            disabled={readOnly}
            min={1}
            max={multi.rule === "share" ? 100 : 99}
            precision={0}
            suffix="%"
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
      {multi?.rule === "weight" && (
        <Votes multi={multi} people={step.people} readOnly={readOnly} onChange={(weights) => put({ weights }, `votes ${node.id}`)} />
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
            onChange={(codes) =>
              put({
                members: JSON.stringify(
                  codes.map((code) => members.find((member) => unitOf(orgs, member)?.code === code) ?? `unit:${code}`),
                ),
              })
            }
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

function multiOf(kind: MultiKind, before: MultiSettings | undefined, first: string): MultiSettings | undefined {
  if (kind === "one") return undefined;
  const members = before?.members ?? first;
  if (kind === "sequence") return { sequential: true, members, rule: "all", share: 100 };
  return { sequential: false, members, rule: kind, share: SHARES[kind] };
}

const SHARES = { all: 100, any: 100, share: 60, weight: 50 };

/** Settings that say nothing are left out: votes of members that are gone, and no votes at all. */
function withMulti(node: TreeActivity, multi: MultiSettings | undefined): TreeActivity {
  const { multi: _before, ...rest } = node;
  if (!multi) return rest;
  const { weights = {}, ...others } = multi;
  const named = readMembers(multi.members);
  const counted = Object.entries(weights).filter(([who]) => !Array.isArray(named) || named.includes(who));
  return { ...rest, multi: { ...others, ...(counted.length > 0 ? { weights: Object.fromEntries(counted) } : {}) } };
}
