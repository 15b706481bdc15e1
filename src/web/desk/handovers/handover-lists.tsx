import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Handover } from "../../../modules/handovers/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { handoversText } from "../messages/handovers.ts";
import { Mark } from "../parts/mark.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";

/** Lists of one direction, those not signed for first. */
export function HandoverLists({ box }: { box: "out" | "in" }) {
  const text = useText(handoversText);
  const found = useQuery(api.handovers.lists.queryOptions({ box }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (found.data.length === 0) return <Nothing title={text.noLists[box]} hint={text.noListsHint[box]} />;
  return (
    <ul className="notices">
      {found.data.map((list) => (
        <li key={list.id} className="notice">
          <p>
            <Link to="/handovers/$list" params={{ list: list.id }}>
              {list.number}
            </Link>{" "}
            {text.route(list.fromName, list.toName)} <HandoverMark list={list} />
          </p>
          <p className="hint">
            <span className="figures">{minuteOf(list.handedAt)}</span>
            <span>{list.handedBy}</span>
            <span>{text.papersOf(list.entries.length)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Where a list stands, in words. */
export function HandoverMark({ list }: { list: Handover }) {
  const text = useText(handoversText);
  if (list.overdue) return <Mark tone="amber">{text.overdue}</Mark>;
  if (list.receivedAt === null) return <Mark>{text.open}</Mark>;
  const differing = list.entries.filter(({ difference }) => difference !== "").length;
  return (
    <>
      <Mark tone="green">{text.signed}</Mark> {differing > 0 && <Mark tone="amber">{text.differing(differing)}</Mark>}
    </>
  );
}
