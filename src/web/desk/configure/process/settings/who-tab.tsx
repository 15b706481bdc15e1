import { Select } from "antd";
import type { ReactNode } from "react";
import { STEP_ROLES } from "../../../../../core/process/index.ts";
import { POSTS } from "../../../../../modules/identity/shared.ts";
import { unitOf } from "../card-words.ts";
import { useFlowWords } from "../editor-context.ts";
import { changedPeople, type PeopleChange } from "./edit-people.ts";
import { FoundBy } from "./found-by.tsx";
import { Row } from "./row.tsx";
import { SpecialCases } from "./special-cases.tsx";
import type { TabProps } from "./tab-props.ts";

const PLACES = ["window", "department", "township", "county", "unit"] as const;
/** Posts that handle cases; the others edit or administer. */
export const WORKING_POSTS = POSTS.slice(0, POSTS.indexOf("leader") + 1);

/** Who does the step: what it is, the office, the post, and how somebody is found there; `between` stands before the special cases. */
export function WhoTab({ between, ...props }: TabProps & { between?: ReactNode }) {
  const { node, step, changeStep, clearStep } = props;
  const putPeople = (change: PeopleChange, about?: string) => {
    const people = changedPeople(step.people, change, node.multi?.members === "people");
    if (people) changeStep({ people }, about);
    else clearStep("people");
  };
  return (
    <>
      <Place {...props} />
      <FoundBy {...props} putPeople={putPeople} />
      {between}
      <SpecialCases {...props} putPeople={putPeople} />
    </>
  );
}

function Place({ step, readOnly, changeStep }: TabProps) {
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
          options={WORKING_POSTS.map((value) => ({ value, label: posts[value] ?? value }))}
          onChange={(post) => changeStep({ post: post ?? "handler" })}
        />
      </Row>
    </>
  );
}
