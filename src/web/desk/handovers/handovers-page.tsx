import { getRouteApi, Link } from "@tanstack/react-router";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { handoversText } from "../messages/handovers.ts";
import { PageHead } from "../parts/page-head.tsx";
import { useMe } from "../session/use-me.ts";
import { HandoverLists } from "./handover-lists.tsx";
import { WaitingPapers } from "./waiting-papers.tsx";

const route = getRouteApi("/handovers");

/** 材料交接: what waits at the window, what left it, what came to us. */
export function HandoversPage() {
  const text = useText(handoversText);
  const general = useText(generalText);
  const atWindow = useMe().permissions.includes("case.intake");
  const boxes = atWindow ? (["waiting", "out", "in"] as const) : (["in"] as const);
  const { box: asked } = route.useSearch();
  const box = boxes.find((name) => name === asked) ?? boxes[0];
  return (
    <>
      <PageHead title={general.pages.handovers} hint={text.intro} />
      {boxes.length > 1 && (
        <nav className="filters" aria-label={general.pages.handovers}>
          {boxes.map((name) => (
            <Link
              key={name}
              to="/handovers"
              search={{ box: name }}
              aria-current={name === box ? "page" : undefined}
              className="handover-box"
            >
              {text.boxes[name]}
            </Link>
          ))}
        </nav>
      )}
      {box === "waiting" ? <WaitingPapers /> : <HandoverLists key={box} box={box} />}
    </>
  );
}
