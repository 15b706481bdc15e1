import { getRouteApi, Link } from "@tanstack/react-router";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { handoversText } from "../messages/handovers.ts";
import { PageHead } from "../parts/page-head.tsx";
import { HandoverLists } from "./handover-lists.tsx";
import { WaitingPapers } from "./waiting-papers.tsx";

const route = getRouteApi("/handovers");

/** 交接: what waits at the window or, made, with the department; what left us, what came to us. */
export function HandoversPage() {
  const text = useText(handoversText);
  const general = useText(generalText);
  const boxes = ["waiting", "out", "in"] as const;
  const { box: asked } = route.useSearch();
  const box = boxes.find((name) => name === asked) ?? boxes[0];
  return (
    <>
      <PageHead title={general.pages.handovers} hint={text.intro} />
      <nav className="filters" aria-label={general.pages.handovers}>
        {boxes.map((name) => (
          <Link key={name} to="/handovers" search={{ box: name }} aria-current={name === box ? "page" : undefined} className="handover-box">
            {text.boxes[name]}
          </Link>
        ))}
      </nav>
      {box === "waiting" ? <WaitingPapers /> : <HandoverLists key={box} box={box} />}
    </>
  );
}
