import type BaseViewer from "bpmn-js/lib/BaseViewer";
import type ElementRegistry from "diagram-js/lib/core/ElementRegistry";
import type Overlays from "diagram-js/lib/features/overlays/Overlays";
import type { PackageFault } from "../../../../modules/catalogue/shared.ts";

/** Writes each fault beside its element, in words; the answer takes them away again. */
export function showFaults(modeler: BaseViewer, faults: readonly PackageFault[], say: (fault: PackageFault) => string): () => void {
  const overlays = modeler.get<Overlays>("overlays");
  const elements = modeler.get<ElementRegistry>("elementRegistry");
  const draw = () => {
    overlays.remove({ type: "fault" });
    for (const fault of faults) {
      if (fault.element === undefined || !elements.get(fault.element)) continue;
      const note = document.createElement("div");
      note.className = "canvas-fault";
      note.textContent = say(fault);
      overlays.add(fault.element, "fault", { position: { bottom: -6, left: 0 }, html: note });
    }
  };
  draw();
  // A drawing that is read anew has lost its notes.
  modeler.on("import.done", draw);
  return () => {
    modeler.off("import.done", draw);
    overlays.remove({ type: "fault" });
  };
}
