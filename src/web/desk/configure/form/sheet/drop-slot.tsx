import { PlusOutlined } from "@ant-design/icons";
import { useDroppable } from "@dnd-kit/core";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import type { Slot } from "../editing/edit-form.ts";

/** The gap between two fields: what is dragged lands here, and a click adds a field. */
export function DropSlot({ slot, onAdd, words }: { slot: Slot; onAdd: ((slot: Slot) => void) | null; words?: string }) {
  const text = useText(formdesignText);
  const { setNodeRef, isOver, active } = useDroppable({ id: `slot:${slot.page}/${slot.within}/${slot.index}`, data: { slot } });
  const state = isOver ? " fd-slot-over" : active ? " fd-slot-open" : "";
  return (
    <div ref={setNodeRef} className={`fd-slot${state}${words ? " fd-slot-empty" : ""}`}>
      {words && <span className="hint">{words}</span>}
      {onAdd && !active && (
        <button
          type="button"
          className="fd-slot-add"
          tabIndex={words ? 0 : -1}
          title={text.addHere}
          aria-label={text.addHere}
          onClick={() => onAdd(slot)}
        >
          <PlusOutlined />
        </button>
      )}
    </div>
  );
}
