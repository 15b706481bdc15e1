import { Input, InputNumber, Radio, Select } from "antd";
import { type MultiSettings, STEP_ROLES, type StepRole, type TreeActivity } from "../../../../../core/process/index.ts";
import { POSTS } from "../../../../../modules/identity/shared.ts";
import { unitOf } from "../card-words.ts";
import { useFlowWords } from "../editor-context.ts";
import { Row } from "./row.tsx";
import type { TabProps } from "./tab-props.ts";

const PLACES = ["window", "department", "township", "county", "unit"] as const;
/** Posts that handle cases; the others edit or administer. */
const WORKING = POSTS.slice(0, 5);
/** Steps several people can sign; accepting, deciding and delivering are one officer's. */
const SIGNED: ReadonlySet<StepRole> = new Set(["handle", "review", "opinion", "publicise", "custom"]);
const MULTI_KINDS = ["one", "all", "any", "share", "sequence"] as const;
type MultiKind = (typeof MULTI_KINDS)[number];

/** Who does the step: what it is, the office, the post. */
export function WhoTab({ step, readOnly, changeStep }: TabProps) {
  const { text, terms, orgs } = useFlowWords();
  const place = PLACES.find((rule) => rule === step.org) ?? (step.org?.startsWith("unit:") ? "unit" : "department");
  const unit = step.org?.startsWith("unit:") ? unitOf(orgs, step.org) : undefined;
  const posts = terms.posts as Readonly<Record<string, string>>;
  return (
    <>
      <Row label={text.drawer.role} hint={text.drawer.roleHint}>
        <Select
          disabled={readOnly}
          value={step.role}
          options={STEP_ROLES.map((value) => ({ value, label: text.roles[value] }))}
          onChange={(role) => changeStep({ role })}
        />
      </Row>
      <Row label={text.drawer.org}>
        <Select
          disabled={readOnly}
          value={place}
          options={PLACES.map((value) => ({ value, label: text.orgs[value] }))}
          onChange={(value) => changeStep({ org: value === "unit" ? `unit:${orgs[0]?.code ?? ""}` : value })}
        />
      </Row>
      {place === "unit" && (
        <Row label={text.drawer.unit}>
          <Select
            disabled={readOnly}
            showSearch={{ optionFilterProp: "label" }}
            value={unit?.code ?? step.org?.replace("unit:", "") ?? null}
            options={orgs.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code) => changeStep({ org: `unit:${code}` })}
          />
        </Row>
      )}
      <Row label={text.drawer.post} hint={text.drawer.postHint}>
        <Select
          disabled={readOnly}
          value={step.post ?? null}
          options={WORKING.map((value) => ({ value, label: posts[value] ?? value }))}
          onChange={(post) => changeStep({ post: post ?? "handler" })}
        />
      </Row>
    </>
  );
}

/** 会签、或签、依次: several people, and what they must come to. */
export function Several({ node, step, readOnly, change }: TabProps) {
  const { text } = useFlowWords();
  const { multi } = node;
  if (!multi && !SIGNED.has(step.role)) return null;
  const kind: MultiKind = !multi ? "one" : multi.sequential ? "sequence" : multi.rule === "weight" ? "share" : multi.rule;
  const choose = (chosen: MultiKind) => change((before) => withMulti(before, multiOf(chosen, multi)));
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
      {multi && <Members multi={multi} readOnly={readOnly} put={put} />}
    </>
  );
}

function Members({
  multi,
  readOnly,
  put,
}: {
  multi: MultiSettings;
  readOnly: boolean;
  put(part: Partial<MultiSettings>, about?: string): void;
}) {
  const { text, orgs } = useFlowWords();
  const members = readMembers(multi.members);
  if (members === undefined) {
    return (
      <Row label={text.drawer.members} hint={text.drawer.memberExpert}>
        <Input disabled value={multi.members} />
      </Row>
    );
  }
  const byOrg = Array.isArray(members);
  return (
    <>
      <fieldset className="flow-row">
        <legend>{text.drawer.members}</legend>
        <Radio.Group
          vertical
          disabled={readOnly}
          value={byOrg}
          options={[
            { value: false, label: text.drawer.membersByNumber },
            { value: true, label: text.drawer.membersByOrg },
          ]}
          onChange={({ target }) => put({ members: target.value ? "[]" : "2" })}
        />
      </fieldset>
      {byOrg ? (
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
      ) : (
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

/** A number of people or a list of units; undefined for any other expression. */
function readMembers(expression: string): number | string[] | undefined {
  try {
    const value: unknown = JSON.parse(expression);
    if (typeof value === "number") return value;
    return Array.isArray(value) && value.every((member) => typeof member === "string") ? value : undefined;
  } catch {
    return undefined;
  }
}

function multiOf(kind: MultiKind, before: MultiSettings | undefined): MultiSettings | undefined {
  if (kind === "one") return undefined;
  const members = before?.members ?? "2";
  if (kind === "sequence") return { sequential: true, members, rule: "all", share: 100 };
  return { sequential: false, members, rule: kind, share: kind === "share" ? 60 : 100 };
}

function withMulti(node: TreeActivity, multi: MultiSettings | undefined): TreeActivity {
  const { multi: _before, ...rest } = node;
  return multi ? { ...rest, multi } : rest;
}
