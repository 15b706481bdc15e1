import {
  ApartmentOutlined,
  CompressOutlined,
  DownloadOutlined,
  FileImageOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
  UploadOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from "@ant-design/icons";
import { App, Button, Modal, Tooltip, Upload } from "antd";
import type BaseViewer from "bpmn-js/lib/BaseViewer";
import type CommandStack from "diagram-js/lib/command/CommandStack";
import type Canvas from "diagram-js/lib/core/Canvas";
import type EditorActions from "diagram-js/lib/features/editor-actions/EditorActions";
import { type ReactNode, useEffect, useState } from "react";
import { drawingFault } from "../../../../core/process/index.ts";
import { useText } from "../../language.tsx";
import { canvasText } from "../../messages/canvas.ts";
import { saveFile } from "../save-file.ts";
import { LARGEST_FILE, layOutAnew, type OpenOutcome, replaceDrawing, showAll } from "./modeler.ts";

type Fault = Extract<OpenOutcome, { ok: false }>;

interface Props {
  modeler: BaseViewer;
  /** Names the exported files. */
  name: string;
  readOnly: boolean;
  onFault(fault: Fault | null): void;
}

const ZOOM_STEP = 1.25;

/** What is done with the drawing as a whole. */
export function CanvasTools({ modeler, name, readOnly, onFault }: Props) {
  const text = useText(canvasText);
  const { message } = App.useApp();
  const steps = useCommandStack(modeler);
  const [imported, setImported] = useState<LookedAt | null>(null);
  const canvas = () => modeler.get<Canvas>("canvas");
  const trigger = (action: string, options: object) => modeler.get<EditorActions>("editorActions").trigger(action, options);

  const replace = async (xml: string | Promise<string>) => {
    const outcome = await replaceDrawing(modeler, xml);
    onFault(outcome.ok ? null : outcome);
    return outcome.ok;
  };
  const layOut = async () => {
    const { xml = "" } = await modeler.saveXML();
    await replace(layOutAnew(xml));
  };
  const read = async (file: File) => {
    if (file.size > LARGEST_FILE) onFault({ ok: false, code: "canvas/too-large", detail: file.name });
    else {
      const looked = await lookAt(await file.text());
      if ("xml" in looked) setImported(looked);
      else onFault(looked);
    }
  };
  const take = async () => {
    const xml = imported?.xml ?? "";
    setImported(null);
    if (await replace(xml)) void message.success(text.imported);
  };
  const saveXml = async () => saveFile(`${name}.bpmn`, "application/xml", (await modeler.saveXML({ format: true })).xml ?? "");
  const savePicture = async () => saveFile(`${name}.svg`, "image/svg+xml", (await modeler.saveSVG()).svg);

  return (
    <div className="canvas-tools" role="toolbar" aria-label={text.toolbar}>
      {readOnly ? (
        <span className="canvas-still-word">{text.readOnly}</span>
      ) : (
        <>
          <Tool label={text.undo} icon={<UndoOutlined />} disabled={!steps.canUndo} onClick={() => trigger("undo", {})} />
          <Tool label={text.redo} icon={<RedoOutlined />} disabled={!steps.canRedo} onClick={() => trigger("redo", {})} />
        </>
      )}
      <Tool label={text.zoomOut} icon={<ZoomOutOutlined />} onClick={() => canvas().zoom(canvas().zoom() / ZOOM_STEP)} />
      <Tool label={text.zoomIn} icon={<ZoomInOutlined />} onClick={() => canvas().zoom(canvas().zoom() * ZOOM_STEP)} />
      <Tool label={text.fit} icon={<CompressOutlined />} onClick={() => showAll(modeler)} />
      {!readOnly && <Tool label={text.find} icon={<SearchOutlined />} onClick={() => trigger("find", {})} />}
      {!readOnly && <Tool label={text.layOut} icon={<ApartmentOutlined />} onClick={layOut} words />}
      <span className="canvas-tools-files">
        {!readOnly && (
          <Upload
            accept=".bpmn,.xml"
            showUploadList={false}
            beforeUpload={(file) => {
              void read(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />}>{text.importFile}</Button>
          </Upload>
        )}
        <Tool label={text.exportXml} icon={<DownloadOutlined />} onClick={saveXml} words />
        <Tool label={text.exportPicture} icon={<FileImageOutlined />} onClick={savePicture} words />
      </span>
      <Modal
        open={imported !== null}
        title={text.importSure}
        okText={text.importDo}
        cancelText={text.cancel}
        onOk={take}
        onCancel={() => setImported(null)}
      >
        {imported && <p>{text.importFound(imported.name, imported.steps)}</p>}
        {text.importHint}
      </Modal>
    </div>
  );
}

interface LookedAt {
  xml: string;
  name: string;
  steps: number;
}

/** What is in a file, before anybody is asked whether it may take the place of the drawing; or why it can't. */
async function lookAt(xml: string): Promise<LookedAt | Fault> {
  const fault = await drawingFault(xml);
  if (fault) return { ok: false, code: "canvas/unreadable", detail: [fault.element, fault.detail].filter(Boolean).join(" ") };
  const name = /<(?:\w+:)?process\b[^>]*?\bname="([^"]*)"/.exec(xml)?.[1] ?? "";
  return { xml, name, steps: xml.match(/<(?:\w+:)?\w*[tT]ask\b/g)?.length ?? 0 };
}

function Tool(props: { label: string; icon: ReactNode; onClick(): void; disabled?: boolean; words?: boolean }) {
  const { label, icon, onClick, disabled = false, words = false } = props;
  return (
    <Tooltip title={words ? null : label}>
      <Button icon={icon} onClick={onClick} disabled={disabled} aria-label={label} type={words ? "default" : "text"}>
        {words && label}
      </Button>
    </Tooltip>
  );
}

function useCommandStack(modeler: BaseViewer): { canUndo: boolean; canRedo: boolean } {
  const look = () => {
    const stack = modeler.get<CommandStack>("commandStack", false);
    return { canUndo: stack?.canUndo() ?? false, canRedo: stack?.canRedo() ?? false };
  };
  const [steps, setSteps] = useState({ canUndo: false, canRedo: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` reads the modeler only
  useEffect(() => {
    const changed = () => setSteps(look());
    modeler.on("commandStack.changed", changed);
    return () => modeler.off("commandStack.changed", changed);
  }, [modeler]);
  return steps;
}
