import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useText } from "../language.tsx";
import { handoversText } from "../messages/handovers.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { HandoverMark } from "./handover-lists.tsx";
import { HandoverSheet } from "./handover-sheet.tsx";
import { SignForm } from "./sign-form.tsx";

const route = getRouteApi("/handovers/$list");

/** One list: signed for by the receiving side, printed on A4 to go along with the papers. */
export function HandoverPage() {
  const text = useText(handoversText);
  const { list: id } = route.useParams();
  const found = useQuery(api.handovers.view.queryOptions({ list: id }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  const list = found.data;
  if (list === null) return <Nothing title={text.gone} hint={text.goneHint} action={<Link to="/handovers">{text.toLists}</Link>} />;
  return (
    <>
      <div className="no-print">
        <PageHead title={list.number} aside={<HandoverMark list={list} />} hint={text.route(list.fromName, list.toName)}>
          <Link to="/handovers" search={{ box: list.maySign ? "in" : "out" }}>
            {text.toLists}
          </Link>
          <Button type={list.maySign ? "default" : "primary"} onClick={() => print()}>
            {text.print}
          </Button>
        </PageHead>
        {list.maySign && <SignForm key={list.id} list={list} />}
      </div>
      <HandoverSheet list={list} />
    </>
  );
}
