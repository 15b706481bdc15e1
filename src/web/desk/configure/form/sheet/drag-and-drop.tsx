import {
  type Active,
  type Announcements,
  type CollisionDetection,
  DndContext,
  DragOverlay,
  type DragStartEvent,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactNode, useState } from "react";
import type { FieldKind, FormDefinition, FormField } from "../../../../../core/forms/index.ts";
import { useText } from "../../../language.tsx";
import { type FormdesignText, formdesignText } from "../../../messages/formdesign.ts";
import type { Slot } from "../editing/edit-form.ts";
import { findField, refusalOf } from "../editing/places.ts";
import { KIND_LOOK } from "../kind-look.tsx";

export interface DragAndDropProps {
  form: FormDefinition;
  onAdd: (kind: FieldKind, slot: Slot) => void;
  onMove: (path: string, slot: Slot) => void;
  children: ReactNode;
}

type Dragged = { readonly kind: FieldKind } | { readonly path: string };

/** What is dragged goes into the gap nearest to the pointer that may take it. Keyboards move fields with Alt and the arrows instead. */
export function DragAndDrop({ form, onAdd, onMove, children }: DragAndDropProps) {
  const text = useText(formdesignText);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
  );
  const field = dragged && draggedField(dragged, form);
  const collision: CollisionDetection = (args) => {
    const { pointerCoordinates: pointer, droppableContainers, droppableRects } = args;
    if (!pointer || !field) return [];
    const near = droppableContainers.flatMap((container) => {
      const rect = droppableRects.get(container.id);
      const slot = container.data.current?.slot as Slot | undefined;
      const isOutside = !rect || pointer.x < rect.left - 40 || pointer.x > rect.right + 40;
      if (isOutside || !slot || !takes(slot, field, dragged, form)) return [];
      return [{ id: container.id, distance: Math.abs(pointer.y - (rect.top + rect.height / 2)), data: { droppableContainer: container } }];
    });
    return near.sort((a, b) => a.distance - b.distance);
  };
  return (
    <DndContext
      accessibility={{ announcements: announcementsIn(text, form), screenReaderInstructions: { draggable: text.dragHow } }}
      sensors={sensors}
      collisionDetection={collision}
      onDragStart={(event: DragStartEvent) => setDragged(event.active.data.current as Dragged)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ over }) => {
        const slot = over?.data.current?.slot as Slot | undefined;
        if (slot && dragged) "kind" in dragged ? onAdd(dragged.kind, slot) : onMove(dragged.path, slot);
        setDragged(null);
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>{field && <Chip field={field} />}</DragOverlay>
    </DndContext>
  );
}

/** What is told to screen readers; the result of a move is told by the designer itself. */
function announcementsIn(text: FormdesignText, form: FormDefinition): Announcements {
  const labelOf = ({ data }: Active) => {
    const dragged = data.current as Dragged;
    return draggedField(dragged, form)?.label["zh-CN"] || ("kind" in dragged ? text.kinds[dragged.kind] : "");
  };
  return {
    onDragStart: ({ active }) => text.dragging(labelOf(active)),
    onDragOver: ({ active, over }) => (over ? text.dragOver(labelOf(active)) : undefined),
    onDragEnd: () => undefined,
    onDragCancel: ({ active }) => text.dragCancelled(labelOf(active)),
  };
}

function draggedField(dragged: Dragged, form: FormDefinition): Pick<FormField, "kind" | "fields" | "label"> | undefined {
  return "kind" in dragged ? { kind: dragged.kind, label: { "zh-CN": "" } } : findField(form, dragged.path)?.field;
}

function takes(slot: Slot, field: Pick<FormField, "kind" | "fields">, dragged: Dragged | null, form: FormDefinition): boolean {
  const isInside = dragged && "path" in dragged && (slot.within === dragged.path || slot.within.startsWith(`${dragged.path}.`));
  return !isInside && refusalOf(form, slot, field) === undefined;
}

function Chip({ field }: { field: Pick<FormField, "kind" | "label"> }) {
  const text = useText(formdesignText);
  const { Icon } = KIND_LOOK[field.kind];
  return (
    <span className="fd-chip">
      <Icon />
      {field.label["zh-CN"] || text.kinds[field.kind]}
    </span>
  );
}
