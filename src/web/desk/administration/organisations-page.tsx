import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Alert, Button, Drawer, Tree } from "antd";
import { useMemo } from "react";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { generalText } from "../messages/general.ts";
import { termsText } from "../messages/terms.ts";
import { Confirmed } from "../parts/confirmed.tsx";
import { Facts } from "../parts/facts.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { type Answers, api } from "../server.ts";
import { holds, useMe } from "../session/use-me.ts";
import { AddOrg, ChangeOrg } from "./org-forms.tsx";
import { orgTree } from "./org-tree.ts";
import { SealPanel } from "./seal-panel.tsx";
import { useAdminister } from "./use-administer.ts";

const route = getRouteApi("/organisations");
type Org = Answers["identity"]["organisations"][number];

export function OrganisationsPage() {
  const text = useText(administrationText);
  const general = useText(generalText);
  const { org: chosen, act } = route.useSearch();
  const me = useMe();
  const navigate = route.useNavigate();
  const show = (org: string | undefined, next = "") =>
    navigate({ search: { ...(org === undefined ? {} : { org }), ...(next === "" ? {} : { act: next }) }, replace: true });
  const orgs = useQuery(api.identity.organisations.queryOptions());
  const tree = useMemo(() => orgTree(orgs.data ?? []), [orgs.data]);
  const roots = tree.map(({ key }) => key);
  const shown = orgs.data?.find(({ code }) => code === chosen);
  return (
    <>
      <PageHead title={general.pages.organisations} hint={text.orgIntro}>
        {holds(me, "identity.orgs") && (
          <Button type="primary" onClick={() => show(chosen, "add")}>
            {text.addOrg}
          </Button>
        )}
      </PageHead>
      {orgs.isPending && <Loading />}
      {orgs.isError && <Failed error={orgs.error} again={() => orgs.refetch()} />}
      {orgs.isSuccess && (
        <div className="two-columns">
          <section className="panel" aria-label={text.orgTree}>
            <Tree
              treeData={tree}
              defaultExpandedKeys={chosen === undefined ? roots : [...roots, chosen]}
              selectedKeys={chosen === undefined ? [] : [chosen]}
              onSelect={([key]) => show(key === undefined ? undefined : String(key))}
              blockNode
              virtual={false}
            />
          </section>
          <section className="panel" aria-live="polite" aria-label={text.orgFacts}>
            {shown === undefined ? (
              <Nothing title={text.chooseOrg} />
            ) : (
              <OrgFacts org={shown} onChange={() => show(shown.code, "change")} />
            )}
          </section>
        </div>
      )}
      <Drawer open={act === "add"} onClose={() => show(chosen)} title={text.addOrg} mask={false} destroyOnHidden>
        <AddOrg orgs={orgs.data ?? []} beneath={shown} onDone={(org) => show(org)} />
      </Drawer>
      <Drawer
        open={act === "change" && shown !== undefined}
        onClose={() => show(chosen)}
        title={text.changeOrg}
        mask={false}
        destroyOnHidden
      >
        {shown !== undefined && <ChangeOrg org={shown} onDone={() => show(chosen)} />}
      </Drawer>
    </>
  );
}

function OrgFacts({ org, onChange }: { org: Org; onChange: () => void }) {
  const me = useMe();
  const words = useWords();
  const { administer, fault, busy } = useAdminister();
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
      {holds(me, "identity.orgs") && <SealPanel org={org.code} />}
      <p>
        <Link to="/people" search={{ org: org.code }}>
          {text.peopleHere}
        </Link>
      </p>
      {fault !== null && <Alert className="form-alert" type="error" showIcon role="alert" title={words(fault)} />}
      {holds(me, "identity.orgs") && org.active && (
        <p className="button-row">
          <Button size="small" onClick={onChange}>
            {text.changeOrg}
          </Button>
          {org.kind !== "county" && (
            <Confirmed
              ask={text.closeOrgAsk}
              hint={text.closeOrgHint}
              verb={text.closeOrg}
              busy={busy}
              onConfirm={() => administer("closeOrganisation", { code: org.code })}
            />
          )}
        </p>
      )}
    </>
  );
}
