import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Tree } from "antd";
import { useMemo } from "react";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { generalText } from "../messages/general.ts";
import { termsText } from "../messages/terms.ts";
import { Facts } from "../parts/facts.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { type Answers, api } from "../server.ts";
import { orgTree } from "./org-tree.ts";

const route = getRouteApi("/organisations");
type Org = Answers["identity"]["organisations"][number];

export function OrganisationsPage() {
  const text = useText(administrationText);
  const general = useText(generalText);
  const { org: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const orgs = useQuery(api.identity.organisations.queryOptions());
  const tree = useMemo(() => orgTree(orgs.data ?? []), [orgs.data]);
  const roots = tree.map(({ key }) => key);
  const shown = orgs.data?.find(({ code }) => code === chosen);
  return (
    <>
      <PageHead title={general.pages.organisations} hint={text.orgIntro} />
      {orgs.isPending && <Loading />}
      {orgs.isError && <Failed error={orgs.error} again={() => orgs.refetch()} />}
      {orgs.isSuccess && (
        <div className="two-columns">
          <section className="panel" aria-label={text.orgTree}>
            <Tree
              treeData={tree}
              defaultExpandedKeys={chosen === undefined ? roots : [...roots, chosen]}
              selectedKeys={chosen === undefined ? [] : [chosen]}
              onSelect={([key]) => navigate({ search: key === undefined ? {} : { org: String(key) }, replace: true })}
              blockNode
              virtual={false}
            />
          </section>
          <section className="panel" aria-live="polite" aria-label={text.orgFacts}>
            {shown === undefined ? <Nothing title={text.chooseOrg} /> : <OrgFacts org={shown} />}
          </section>
        </div>
      )}
    </>
  );
}

function OrgFacts({ org }: { org: Org }) {
  const text = useText(administrationText);
  const terms = useText(termsText);
  return (
    <>
      <h2>
        {org.name} {!org.active && <span className="hint">{text.closedOrg}</span>}
      </h2>
      <Facts
        rows={[
          [text.code, org.code],
          [text.kind, terms.orgKinds[org.kind]],
          [text.shortName, org.shortName],
          [text.sectors, org.sectors.join("、")],
          [text.address, org.address],
          [text.phone, org.phone],
        ]}
      />
      <p>
        <Link to="/people" search={{ org: org.code }}>
          {text.peopleHere}
        </Link>
      </p>
    </>
  );
}
