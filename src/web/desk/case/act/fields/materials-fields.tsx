import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input } from "antd";
import { useEffect, useEffectEvent } from "react";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import { caseText } from "../../../messages/case.ts";
import { api } from "../../../server.ts";
import { HandedIn } from "../../materials/handed-in.tsx";
import { MaterialMarks } from "../../materials/material-marks.tsx";
import type { FieldsProps } from "../act-fields.tsx";
import { withRemarks } from "../proposed-lacks.ts";
import { FieldGroup } from "./field.tsx";

/** Each material against its standard (受理标准). What wasn't given can't be found in order. */
export function CheckList({ view, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const given = view.materials.filter((material) => material.paper || material.files.length > 0);
  if (view.materials.length === 0) return null;
  return (
    <FieldGroup name="checked" label={text.check} lacking={lacking}>
      <ul className="check-list">
        {view.materials.map((material) => (
          <li key={material.code}>
            <Checkbox
              checked={draft.checked.includes(material.code)}
              disabled={!given.includes(material)}
              onChange={(event) => change({ checked: toggled(draft.checked, material.code, event.target.checked) })}
            >
              {material.name} <MaterialMarks material={material} />
            </Checkbox>
            <p className="hint">{material.standard}</p>
          </li>
        ))}
      </ul>
      <Button type="link" size="small" onClick={() => change({ checked: given.map((material) => material.code) })}>
        {text.checkAll}
      </Button>
    </FieldGroup>
  );
}

/** 补办件: what may follow, and by which day the applicant promises it. */
export function LaterList({ view, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const open = view.materials.filter((material) => material.necessity === "later" && !material.paper && material.files.length === 0);
  if (view.item.kind !== "deferred" || open.length === 0) return null;
  return (
    <FieldGroup name="later" label={text.laterAsk} lacking={lacking}>
      {open.map((material) => (
        <div key={material.code} className="stacked-label">
          {material.name}
          <Input
            type="date"
            aria-label={material.name}
            value={draft.later[material.code] ?? ""}
            onChange={(event) => change({ later: { ...draft.later, [material.code]: event.target.value } })}
          />
        </div>
      ))}
    </FieldGroup>
  );
}

export function PapersList({ view, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const cases = useText(caseText);
  if (view.materials.length === 0) return null;
  return (
    <FieldGroup name="papers" label={text.papersAsk} lacking={lacking}>
      <ul className="check-list">
        {view.materials.map((material) => (
          <li key={material.code}>
            <Checkbox
              checked={draft.papers.includes(material.code)}
              onChange={(event) => change({ papers: toggled(draft.papers, material.code, event.target.checked) })}
            >
              {material.name} <MaterialMarks material={material} />
            </Checkbox>
            {material.lack !== null && <p className="material-lack">{cases.lack(material.lack)}</p>}
            {draft.papers.includes(material.code) && (
              <HandedIn
                material={material.name}
                value={draft.handed[material.code] ?? material.handed ?? undefined}
                onChange={(how) => change({ handed: { ...draft.handed, [material.code]: how } })}
              />
            )}
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}

/** 一次性告知: everything that must be corrected, in one go. */
export function LacksList({ view, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const { data: remarks } = useQuery(api.cases.annotations.queryOptions({ caseId: view.id }));
  const put = useEffectEvent(() => {
    const more = withRemarks(draft, view.materials, remarks ?? [], text);
    if (more !== null) change(more);
  });
  useEffect(() => {
    if (remarks !== undefined) put();
  }, [remarks]);
  return (
    <FieldGroup name="lacks" label={text.lacksAsk} lacking={lacking} hint={text.lacksHint}>
      {draft.proposed.length > 0 && <p className="hint">{text.lacksFromRemarks}</p>}
      {view.materials.map((material) => (
        <div key={material.code} className="stacked-label">
          <span>
            {material.name} <MaterialMarks material={material} />
          </span>
          <Input.TextArea
            aria-label={text.lackOf(material.name)}
            value={draft.lacks[material.code] ?? ""}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={2000}
            onChange={(event) => change({ lacks: { ...draft.lacks, [material.code]: event.target.value } })}
          />
        </div>
      ))}
    </FieldGroup>
  );
}

function toggled(codes: readonly string[], code: string, on: boolean): string[] {
  return on ? [...new Set([...codes, code])] : codes.filter((other) => other !== code);
}
