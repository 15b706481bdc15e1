import { Input, InputNumber, Select } from "antd";
import { SEAL_KINDS, type Template } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { Labelled } from "./labelled.tsx";

/** What a template is, apart from its text. */
export function TemplateSettings({ template, onChange }: { template: Template; onChange: (part: Partial<Template>) => void }) {
  const text = useText(documentsText);
  return (
    <div className="template-settings">
      <Labelled label={text.name}>
        {(id) => <Input id={id} value={template.name} maxLength={100} onChange={(event) => onChange({ name: event.target.value })} />}
      </Labelled>
      <Labelled label={text.word} hint={text.wordHint}>
        {(id) => <Input id={id} value={template.word} maxLength={8} onChange={(event) => onChange({ word: event.target.value })} />}
      </Labelled>
      {template.blocks.some((block) => block.kind === "signature" && block.seal) && (
        <Labelled label={text.sealKindOf} hint={text.sealKindOfHint}>
          {(id) => (
            <Select
              id={id}
              value={template.sealKind}
              options={SEAL_KINDS.map((kind) => ({ value: kind, label: text.sealKinds[kind] }))}
              onChange={(sealKind) => onChange({ sealKind })}
            />
          )}
        </Labelled>
      )}
      <Labelled label={text.validYears} hint={text.validHint}>
        {(id) => <InputNumber id={id} value={template.validYears} min={1} max={99} onChange={(validYears) => onChange({ validYears })} />}
      </Labelled>
    </div>
  );
}
