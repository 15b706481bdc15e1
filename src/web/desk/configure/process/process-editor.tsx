import { Alert } from "antd";
import { processText } from "../../../../core/process/index.ts";
import type { ItemPackage, PackageFault } from "../../../../modules/catalogue/shared.ts";
import { useLanguage, useText } from "../../language.tsx";
import { processesText } from "../../messages/processes.ts";
import { Loading } from "../../parts/states.tsx";
import type { OrgChoice } from "./card-words.ts";
import { TreeEditor } from "./tree-editor.tsx";
import { useTreeDesign } from "./use-tree-design.ts";

export interface ProcessEditorProps {
  xml: string;
  item: ItemPackage;
  orgs: readonly OrgChoice[];
  faults: readonly PackageFault[];
  readOnly: boolean;
  onChange(xml: string): void;
}

/** The vertical designer: the process as cards from the top down, with ＋ between them. What it can't show is for the canvas. */
export function ProcessEditor(props: ProcessEditorProps) {
  const text = useText(processesText);
  const { lang } = useLanguage();
  const design = useTreeDesign(props.xml, props.onChange);
  if (design.state === "reading") return <Loading />;
  if (design.state === "tree") return <TreeEditor {...props} design={design} />;
  return (
    <Alert
      type="info"
      showIcon
      title={text.canvasOnly}
      description={
        <>
          <p>{text.canvasOnlyHint}</p>
          <ul className="fault-list">
            {design.faults.map((fault) => (
              <li key={`${fault.code} ${fault.element ?? ""} ${fault.detail ?? ""}`}>
                <strong>{fault.name ?? fault.element}</strong> {processText(fault.code, lang, fault.detail)}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
