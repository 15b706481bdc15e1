import { type CSSProperties, useEffect, useRef } from "react";
import type { CaseView } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { ProcessPicture } from "../parts/process-picture.tsx";

/** How far a drawing may shrink to fit before it scrolls sideways instead. */
const SMALLEST = 0.78;

/** The process as drawn, with where the case stands: in words at each step, never in colour alone. Opens at the present step. */
export function FlowChart({ name, drawing, position }: { name: string } & Pick<CaseView, "drawing" | "position">) {
  const text = useText(caseText);
  const box = useRef<HTMLElement>(null);
  const here = drawing.nodes.find(({ id }) => position[id] === "current" || position[id] === "returned");

  useEffect(() => {
    const svg = box.current?.querySelector("svg");
    if (!box.current || !svg || !here) return;
    const scale = svg.getBoundingClientRect().height / drawing.height;
    box.current.scrollTop = (here.y + here.height / 2) * scale - box.current.clientHeight / 2;
    box.current.scrollLeft = (here.x + here.width / 2) * scale - box.current.clientWidth / 2;
  }, [drawing, here]);

  return (
    <section className="block-part">
      <h3>{text.flow}</h3>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: tall drawings scroll, also by keyboard */}
      <section
        className="flow"
        ref={box}
        tabIndex={0}
        aria-label={text.flow}
        style={{ "--readable": `${Math.round(drawing.width * SMALLEST)}px` } as CSSProperties}
      >
        <ProcessPicture name={name} drawing={drawing} position={position} />
      </section>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above */}
    </section>
  );
}
