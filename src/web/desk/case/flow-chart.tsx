import { useEffect, useRef } from "react";
import type { CaseView } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { ProcessPicture } from "../parts/process-picture.tsx";

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
  }, [drawing, here]);

  return (
    <section className="block-part">
      <h3>{text.flow}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: tall drawings scroll, also by keyboard */}
      <section className="flow" ref={box} tabIndex={0} aria-label={text.flow}>
        <ProcessPicture name={name} drawing={drawing} position={position} />
      </section>
    </section>
  );
}
