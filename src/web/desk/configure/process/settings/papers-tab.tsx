import { Checkbox } from "antd";
import { useFlowWords } from "../editor-context.ts";
import type { TabProps } from "./tab-props.ts";

/** Which of the item's materials are checked here, and which documents are made. */
export function PapersTab({ step, item, readOnly, changeStep }: TabProps) {
  const { drawer } = useFlowWords().text;
  return (
    <>
      <fieldset className="flow-row">
        <legend>{drawer.checkMaterials}</legend>
        {item.materials.length === 0 && <p className="hint">{drawer.noMaterials}</p>}
        <Checkbox.Group
          className="flow-checks"
          disabled={readOnly}
          value={step.materials}
          options={item.materials.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(materials) => changeStep({ materials })}
        />
      </fieldset>
      <fieldset className="flow-row">
        <legend>{drawer.makeDocuments}</legend>
        {item.documents.length === 0 && <p className="hint">{drawer.noDocuments}</p>}
        <Checkbox.Group
          className="flow-checks"
          disabled={readOnly}
          value={step.documents}
          options={item.documents.map(({ code, name, stage }) => ({ value: code, label: `${name}（${drawer.stages[stage]}）` }))}
          onChange={(documents) => changeStep({ documents })}
        />
      </fieldset>
    </>
  );
}
