import { CopyOutlined, PlusOutlined, QuestionCircleOutlined, RedoOutlined, SnippetsOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { FindField } from "./find-field.tsx";
import type { Finding } from "./problems.ts";
import { Transfer } from "./transfer.tsx";
import type { FormDesign } from "./use-form-design.ts";

export interface DesignToolsProps {
  design: FormDesign;
  readOnly: boolean;
  findings: readonly Finding[];
  showsProblems: boolean;
  onProblems: () => void;
  onAdd: () => void;
}

/** Undo, redo, copying, finding, checking, files: the line above the sheet. */
export function DesignTools({ design, readOnly, findings, showsProblems, onProblems, onAdd }: DesignToolsProps) {
  const text = useText(formdesignText);
  const { form, selection } = design;
  const path = selection && "field" in selection ? selection.field : null;
  const acts = [
    { words: text.undo, Icon: UndoOutlined, act: design.undo, is: design.canUndo },
    { words: text.redo, Icon: RedoOutlined, act: design.redo, is: design.canRedo },
    { words: text.copy, Icon: CopyOutlined, act: () => path && design.copy(path), is: path !== null },
    { words: text.paste, Icon: SnippetsOutlined, act: design.paste, is: true },
  ];
  const faults = findings.filter(({ weight }) => weight === "fault").length;
  const state = faults > 0 ? text.problemCount(faults) : findings.length > 0 ? text.adviceCount(findings.length) : text.noProblems;
  const tone = faults > 0 ? "fault" : findings.length > 0 ? "advice" : "fine";
  return (
    <div className="fd-tools" role="toolbar" aria-label={text.designer}>
      {!readOnly && (
        <>
          <Button size="small" className="fd-add" icon={<PlusOutlined />} onClick={onAdd}>
            {text.addField}
          </Button>
          {acts.map(({ words, Icon, act, is }) => (
            <Button key={words} size="small" type="text" icon={<Icon />} title={words} aria-label={words} disabled={!is} onClick={act} />
          ))}
        </>
      )}
      <FindField form={form} onFound={(found) => design.select({ field: found })} />
      <Button size="small" className={`fd-state fd-state-${tone}`} aria-expanded={showsProblems} onClick={onProblems}>
        {text.problems}
        {": "}
        {state}
      </Button>
      <span className="fd-tools-end">
        <Transfer form={form} readOnly={readOnly} onImport={design.commit} />
        <Popover trigger="click" placement="bottomRight" title={text.keys} content={<p className="fd-keys">{text.keyList}</p>}>
          <Button size="small" type="text" icon={<QuestionCircleOutlined />} title={text.keys} aria-label={text.keys} />
        </Popover>
      </span>
    </div>
  );
}
