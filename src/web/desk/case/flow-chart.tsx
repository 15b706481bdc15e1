import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { CaseView } from "../../../modules/cases/shared.ts";
import { drawingMessages } from "../../ui/drawing-messages.ts";
import { ProcessDrawing } from "../../ui/process-drawing.tsx";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { api } from "../server.ts";

/** The process as drawn, with where the case stands: in words at each step, never in colour alone. Opens at the present step. */
export function FlowChart({ name, drawing, position }: { name: string } & Pick<CaseView, "drawing" | "position">) {
  const text = useText(caseText);
  const texts = useText(drawingMessages);
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const orgName = (code: string) => orgs.data?.find((org) => org.code === code)?.shortName;
  const box = useRef<HTMLElement>(null);
  const here = drawing.nodes.find(({ id }) => position[id] === "current" || position[id] === "returned");

  useEffect(() => {
    const drawn = box.current?.querySelector("svg");
    if (!box.current || !drawn || !here) return;
    const scale = drawn.getBoundingClientRect().height / drawing.height;
    box.current.scrollTop = (here.y + here.height / 2) * scale - box.current.clientHeight / 2;
  }, [drawing, here]);

  return (
    <section className="block-part">
      <h3>{text.flow}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: tall drawings scroll, also by keyboard */}
      <section className="flow" ref={box} tabIndex={0} aria-label={text.flow}>
        <ProcessDrawing name={name} drawing={drawing} position={position} texts={texts} orgName={orgName} />
      </section>
    </section>
  );
}
