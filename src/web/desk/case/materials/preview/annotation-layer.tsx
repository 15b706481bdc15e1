import { type PointerEvent, useState } from "react";
import type { AnnotationView } from "../../../../../modules/cases/shared.ts";
import { onPage, type Place, type Point, placeBetween, type Turn } from "./page-frame.ts";

export interface AnnotationLayerProps {
  annotations: readonly AnnotationView[];
  /** A place drawn and not yet written about. */
  drawn: Place | null;
  turn: Turn;
  marking: boolean;
  chosen: string | null;
  onDrawn: (place: Place) => void;
  onChoose: (id: string) => void;
}

/** Marks over a page, and the drawing of a new one. It lies in the unturned page and turns with it. */
export function AnnotationLayer({ annotations, drawn, turn, marking, chosen, onDrawn, onChoose }: AnnotationLayerProps) {
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  const drawing = from && to ? placeBetween(from, to) : drawn;

  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return onPage({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }, turn);
  };
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (!marking || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
    setFrom(pointOf(event));
    setTo(null);
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    const place = from && placeBetween(from, pointOf(event));
    setFrom(null);
    setTo(null);
    if (place) onDrawn(place);
  };
  return (
    <div
      className={marking ? "paper-marks paper-marking" : "paper-marks"}
      onPointerDown={begin}
      onPointerMove={(event) => from && setTo(pointOf(event))}
      onPointerUp={end}
      onPointerCancel={() => setFrom(null)}
    >
      {annotations.map(
        ({ id, place, words, author }, index) =>
          place && (
            <button
              key={id}
              type="button"
              className={id === chosen ? "paper-mark paper-mark-chosen" : "paper-mark"}
              style={boxOf(place)}
              aria-label={`${index + 1} ${author}: ${words}`}
              onClick={() => onChoose(id)}
            >
              <span>{index + 1}</span>
            </button>
          ),
      )}
      {drawing && <div className="paper-mark paper-mark-new" style={boxOf(drawing)} />}
    </div>
  );
}

function boxOf([left, top, width, height]: Place) {
  return { left: `${left / 10}%`, top: `${top / 10}%`, width: `${width / 10}%`, height: `${height / 10}%` };
}
