import { Alert } from "antd";
import type BaseViewer from "bpmn-js/lib/BaseViewer";
import { useEffect, useRef, useState } from "react";
import { useLanguage, useText } from "../../language.tsx";
import { canvasText } from "../../messages/canvas.ts";
import { useWords } from "../../parts/words.tsx";
import "bpmn-js/dist/assets/diagram-js.css";
import "bpmn-js/dist/assets/bpmn-js.css";
import "bpmn-js/dist/assets/bpmn-font/css/bpmn.css";
import "./canvas.css";
import { faultWords } from "../fault-words.ts";
import { WordsContext } from "../process/editor-context.ts";
import type { ProcessEditorProps } from "../process/process-editor.tsx";
import "../process/process.css";
import { useCardWords } from "../process/use-card-words.ts";
import { CanvasTools } from "./canvas-tools.tsx";
import { ElementPanel } from "./element-panel.tsx";
import { createModeler, type OpenOutcome, openDrawing } from "./modeler.ts";
import { showFaults } from "./show-faults.ts";

/** The canvas shows no cards, so it names no staff. */
const NOBODY: readonly string[] = [];

/** Changes come in bursts; the XML is written once they pause. */
const PAUSE = 400;

/** The process as a free BPMN 2.0 drawing (W1): for what the step list can't show, and for files of other programs. */
export function CanvasEditor({ xml, item, orgs, faults, readOnly, onChange }: ProcessEditorProps) {
  const text = useText(canvasText);
  const { lang } = useLanguage();
  const words = useWords();
  const flowWords = useCardWords(orgs, item, NOBODY);
  const ground = useRef<HTMLDivElement>(null);
  const [modeler, setModeler] = useState<BaseViewer | null>(null);
  const [fault, setFault] = useState<Extract<OpenOutcome, { ok: false }> | null>(null);
  const given = useRef<string | null>(null);
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    if (!ground.current) return;
    const made = createModeler(ground.current, lang, readOnly);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = async () => {
      timer = undefined;
      const written = await made.saveXML({ format: true });
      if (written.xml === undefined || written.xml === given.current) return;
      given.current = written.xml;
      tell.current(written.xml);
    };
    made.on("commandStack.changed", () => {
      clearTimeout(timer);
      timer = setTimeout(write, PAUSE);
    });
    given.current = null;
    setModeler(made);
    return () => {
      setModeler(null);
      // What was drawn in the last moment isn't lost by leaving.
      const last = timer === undefined ? Promise.resolve() : write();
      clearTimeout(timer);
      void last.finally(() => made.destroy());
    };
  }, [lang, readOnly]);

  useEffect(() => {
    if (!modeler || xml === given.current) return;
    given.current = xml;
    void openDrawing(modeler, xml).then((outcome) => setFault(outcome.ok ? null : outcome));
  }, [modeler, xml]);

  useEffect(() => {
    if (modeler) return showFaults(modeler, faults, (each) => faultWords(each, lang, words));
  }, [modeler, faults, lang, words]);

  return (
    <div className="canvas">
      {modeler && <CanvasTools modeler={modeler} name={item.name} readOnly={readOnly} onFault={setFault} />}
      {fault && (
        <Alert
          type="error"
          showIcon
          closable
          role="alert"
          title={text.fault[fault.code]}
          description={fault.detail}
          onClose={() => setFault(null)}
        />
      )}
      <div className="canvas-body">
        <section className="canvas-ground" ref={ground} aria-label={text.canvas} />
        {modeler && (
          <WordsContext value={flowWords}>
            <ElementPanel modeler={modeler} item={item} readOnly={readOnly} />
          </WordsContext>
        )}
      </div>
    </div>
  );
}
