import type BaseViewer from "bpmn-js/lib/BaseViewer";
import type { Element } from "bpmn-js/lib/model/Types";
import { useEffect, useState } from "react";
import { useText } from "../../language.tsx";
import { canvasText } from "../../messages/canvas.ts";
import type { ProcessEditorProps } from "../process/process-editor.tsx";
import { DecisionFields, FlowFields, MembersFields, MessageFields, NamedFields, TimerFields } from "./element-fields.tsx";
import { definitionOf, isStep, modelOf } from "./step-element.ts";
import { StepFields } from "./step-fields.tsx";

interface Props extends Pick<ProcessEditorProps, "item" | "readOnly"> {
  modeler: BaseViewer;
}

/** The settings of what is chosen on the canvas: what BPMN says of it, and what Mingtang adds. */
export function ElementPanel({ modeler, item, readOnly }: Props) {
  const text = useText(canvasText);
  const { element, change } = useChosen(modeler);
  const model = element && modelOf(element);
  return (
    <aside className="canvas-panel" aria-label={text.panel}>
      {!element || !model ? (
        <p className="state-hint">{text.nothingChosen}</p>
      ) : (
        // Keyed by id, so that what is half typed never lands on another element.
        <fieldset key={element.id} disabled={readOnly} className="canvas-fields" data-change={change}>
          <NamedFields modeler={modeler} element={element} />
          {model.$type === "bpmn:SequenceFlow" && <FlowFields modeler={modeler} element={element} />}
          {definitionOf(element, "bpmn:TimerEventDefinition") && <TimerFields modeler={modeler} element={element} />}
          {(definitionOf(element, "bpmn:MessageEventDefinition") || /^bpmn:(Send|Receive)Task$/.test(model.$type)) && (
            <MessageFields modeler={modeler} element={element} />
          )}
          {model.$type === "bpmn:BusinessRuleTask" && <DecisionFields modeler={modeler} element={element} />}
          {model.loopCharacteristics !== undefined && <MembersFields modeler={modeler} element={element} />}
          {isStep(element) && <StepFields modeler={modeler} element={element} item={item} readOnly={readOnly} />}
        </fieldset>
      )}
    </aside>
  );
}

/** The one element that is chosen, and a count that rises with each of its changes. */
function useChosen(modeler: BaseViewer): { element: Element | null; change: number } {
  const [chosen, setChosen] = useState<{ element: Element | null; change: number }>({ element: null, change: 0 });
  useEffect(() => {
    const select = ({ newSelection }: { newSelection: Element[] }) => {
      const [only = null] = newSelection.length === 1 ? newSelection : [];
      setChosen(({ change }) => ({ element: only, change: change + 1 }));
    };
    const changed = ({ element }: { element: Element }) =>
      setChosen((now) => (now.element?.id === element.id ? { element, change: now.change + 1 } : now));
    const gone = () => setChosen(({ change }) => ({ element: null, change: change + 1 }));
    modeler.on("selection.changed", select);
    modeler.on("element.changed", changed);
    modeler.on("diagram.clear", gone);
    return () => {
      modeler.off("selection.changed", select);
      modeler.off("element.changed", changed);
      modeler.off("diagram.clear", gone);
    };
  }, [modeler]);
  return chosen;
}
