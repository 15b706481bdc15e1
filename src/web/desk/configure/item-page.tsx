import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button, Tabs } from "antd";
import { useEffect, useMemo, useState } from "react";
import type { FormDefinition } from "../../../core/forms/index.ts";
import { catalogueMessages, type PackageFault } from "../../../modules/catalogue/shared.ts";
import type { DesignView, OpenDesign } from "../../../modules/designs/shared.ts";
import { dayOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { Mark } from "../parts/mark.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { api, codeOf, queries } from "../server.ts";
import { CheckTab } from "./check-tab.tsx";
import "./configure.css";
import { FormTab } from "./form-tab.tsx";
import { GuideTab } from "./guide/guide-tab.tsx";
import { ProcessTab } from "./process-tab.tsx";
import { SandboxTab } from "./sandbox/sandbox-tab.tsx";
import { ConflictDialog, SaveSign } from "./save-sign.tsx";
import type { Editing } from "./use-autosave.ts";
import { useAutosave } from "./use-autosave.ts";
import { VersionsTab } from "./versions-tab.tsx";

const route = getRouteApi("/items/$code");

/** One item on the designer's desk: its open design to edit, or the version in force to look at. */
export function ItemPage() {
  const text = useText(configureText);
  const { code } = route.useParams();
  // What is on the screen is the designer's own; it is read anew when they ask for it, not behind their back.
  const view = useQuery(api.designs.view.queryOptions({ code }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }));
  if (view.isPending) return <Loading />;
  if (view.isError) return <Failed error={view.error} again={() => view.refetch()} />;
  if (view.data === null) return <Nothing title={text.noItem} hint={text.noItemHint} />;
  const { design } = view.data;
  if (design === null) return <InForce view={view.data} />;
  return <Designing key={`${design.id} ${view.dataUpdatedAt}`} view={{ ...view.data, design }} />;
}

function InForce({ view }: { view: DesignView }) {
  const text = useText(configureText);
  const words = useWords();
  const [fault, setFault] = useState<string | null>(null);
  const create = useMutation(api.designs.create.mutationOptions());
  const begin = async () => {
    try {
      const answer = await create.mutateAsync({ from: "version", code: view.code });
      if (!answer.ok && answer.code !== "designs/open-already") return setFault(answer.code);
      await queries.invalidateQueries({ queryKey: api.designs.pathKey() });
    } catch (error) {
      setFault(codeOf(error));
    }
  };
  return (
    <>
      <ItemHead view={view}>
        <Button href={`/services/items/${encodeURIComponent(view.code)}`} target="_blank">
          {text.seePublicPage}
        </Button>
        {view.mayEdit && (
          <Button type="primary" onClick={begin} loading={create.isPending}>
            {text.begin}
          </Button>
        )}
      </ItemHead>
      {fault !== null && <Alert className="form-alert" type="error" showIcon role="alert" title={words(fault)} />}
      <ItemTabs
        code={view.code}
        editing={{ package: view.package, readOnly: true, change: () => {}, flush: async () => true }}
        revision={null}
        inForce={view.inForce?.form}
        mayTry={view.mayEdit}
      />
    </>
  );
}

function Designing({ view }: { view: DesignView & { design: OpenDesign } }) {
  const { autosave, now } = useAutosave(view);
  const editing = useMemo<Editing>(
    () => ({ package: now.package, readOnly: false, change: autosave.change, flush: autosave.flush }),
    [now.package, autosave],
  );
  return (
    <>
      <ItemHead view={{ ...view, package: now.package }}>
        <SaveSign autosave={autosave} now={now} />
      </ItemHead>
      <ItemTabs
        code={view.code}
        editing={editing}
        revision={now.state.kind === "saved" ? now.revision : null}
        inForce={view.inForce?.form}
        mayTry
      />
      <ConflictDialog
        autosave={autosave}
        now={now}
        onTheirs={() => void queries.invalidateQueries({ queryKey: api.designs.view.queryKey({ code: view.code }) })}
      />
    </>
  );
}

function ItemHead({ view, children }: { view: DesignView; children?: React.ReactNode }) {
  const text = useText(configureText);
  const terms = useText(catalogueMessages);
  const { code, package: item, design, inForce } = view;
  const stands = [
    code,
    terms.types[item.type],
    terms.kinds[item.kind],
    inForce ? text.inForceSince(inForce.version, dayOf(inForce.publishedAt)) : text.notYet,
  ];
  return (
    <PageHead
      title={item.name || code}
      hint={stands.join(" · ")}
      aside={design ? <Mark tone="blue">{text.designing}</Mark> : <Mark tone="grey">{text.looking}</Mark>}
    >
      {children}
    </PageHead>
  );
}

const NONE: readonly PackageFault[] = [];
const TABS = ["guide", "process", "form", "check", "sandbox", "versions"] as const;

interface ItemTabsProps {
  code: string;
  editing: Editing;
  revision: number | null;
  inForce: FormDefinition | undefined;
  /** Another department's item can be looked at, and not played. */
  mayTry: boolean;
}

function ItemTabs({ code, editing, revision, inForce, mayTry }: ItemTabsProps) {
  const text = useText(configureText);
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const check = useQuery(api.designs.check.queryOptions({ code }, { staleTime: 0 }));
  const checked = check.data ?? null;
  const { refetch } = check;
  useEffect(() => {
    // Every saved revision is judged anew, so that faults stand at their fields while one writes.
    if (revision !== null) void refetch();
  }, [revision, refetch]);
  const tabs = {
    guide: <GuideTab editing={editing} faults={checked?.faults ?? NONE} />,
    process: <ProcessTab editing={editing} checked={checked} />,
    form: <FormTab editing={editing} inForce={inForce} />,
    check: <CheckTab code={code} editing={editing} revision={revision} />,
    sandbox: <SandboxTab code={code} editing={editing} />,
    versions: <VersionsTab code={code} editing={editing} revision={revision} />,
  };
  return (
    <Tabs
      activeKey={TABS.find((name) => name === tab) ?? "guide"}
      onChange={async (key) => {
        // Each tab judges what the others have changed.
        await editing.flush();
        void check.refetch();
        await navigate({ search: { tab: key }, replace: true });
      }}
      items={TABS.filter((key) => key !== "sandbox" || mayTry).map((key) => ({
        key,
        label: text.tabs[key],
        children: tabs[key],
      }))}
      destroyOnHidden
    />
  );
}
