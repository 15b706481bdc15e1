/** @jsxImportSource #html */

import type { FastifyReply, FastifyRequest } from "fastify";
import type { ItemInForce } from "../../modules/catalogue/index.ts";
import { type Html, keep } from "../html/html.ts";
import { ProcessDrawing } from "../ui/process-drawing.tsx";
import { ProcessSteps } from "../ui/process-steps.tsx";
import type { OrgNames } from "../ui/process-texts.ts";
import { ChartPage } from "./chart-page.tsx";
import { ItemConsultPage } from "./consult/item-consult-page.tsx";
import type { PageContext } from "./context.ts";
import { Guide } from "./guide.tsx";
import { ItemFrame, type ItemView } from "./item-frame.tsx";
import { ItemFormsPage, ItemResultsPage } from "./item-other-pages.tsx";
import { orgNames } from "./org-names.ts";
import { contextOf, type Handler, type Portal, sendPage } from "./portal.ts";
import { answersIn } from "./situation-form.ts";
import { urls } from "./urls.ts";

const RESULT_ROWS = 10;

interface ShownItem {
  portal: Portal;
  context: PageContext;
  item: ItemView;
  found: ItemInForce;
  orgName: OrgNames;
  query: Readonly<Record<string, unknown>>;
}

/** A handler for a page of an item in force; an unknown code is a page of its own. */
function ofItem(page: (shown: ShownItem) => Promise<Html> | Html): Handler {
  return async (portal: Portal, request: FastifyRequest, reply: FastifyReply) => {
    const found = await portal.doors.findItem((request.params as { code: string }).code);
    if (!found) return reply.callNotFound();
    const orgName = orgNames(await portal.doors.orgs());
    const shown = { portal, context: contextOf(portal, request), item: await viewOf(portal, found), found, orgName };
    return sendPage(reply, await page({ ...shown, query: request.query as ShownItem["query"] }));
  };
}

export const showItem: Handler = async (_portal, request, reply) =>
  reply.redirect(urls.guide((request.params as { code: string }).code), 301);

export const showGuide = ofItem(({ context, item, found, orgName, query }) => {
  const answers = answersIn(item.package, query);
  const guide = () => (
    <Guide context={context} item={item} answers={answers} drawing={<ProcessSection context={context} found={found} orgName={orgName} />} />
  );
  return (
    <ItemFrame context={context} item={item} tab="guide">
      {Object.keys(answers).length > 0 ? guide() : keep(item, `guide ${context.lang}`, guide)}
    </ItemFrame>
  );
});

/** 权力运行流程图 by itself, made to be printed and hung up (W3). */
export const showChart = ofItem(({ context, item, found, orgName }) => (
  <ChartPage context={context} item={item} found={found} orgName={orgName} />
));

function ProcessSection({ context, found, orgName }: { context: PageContext; found: ItemInForce; orgName: OrgNames }) {
  const { name } = found.package;
  return (
    <div className="process">
      {/* Wide drawings scroll inside their frame, which the keyboard must be able to reach. */}
      <section
        className="process-drawing"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        aria-label={context.text.drawing.title(name)}
      >
        <ProcessDrawing drawing={found.drawing} name={name} texts={context.text.drawing} orgName={orgName} />
      </section>
      <ProcessSteps process={found.process} texts={context.text.drawing} orgName={orgName} />
    </div>
  );
}

export const showItemForms = ofItem(({ context, item }) => <ItemFormsPage context={context} item={item} />);

export const showItemConsult = ofItem(async ({ portal, context, item }) => {
  const { rows, next } = await portal.doors.publishedQuestions({ item: item.code, limit: RESULT_ROWS });
  return <ItemConsultPage context={context} item={item} rows={rows} next={next} />;
});

export const showItemResults = ofItem(async ({ portal, context, item }) => {
  const page = item.package.resultsPublic
    ? await portal.doors.publicResults({ item: item.code, limit: RESULT_ROWS })
    : { rows: [], next: null };
  return <ItemResultsPage context={context} item={item} {...page} />;
});

const views = new WeakMap<ItemInForce, { nameOf: OrgNames; view: ItemView }>();

/** The item with the names of the organisations it speaks of. The same object until item or organisations change: kept markup hangs on it. */
export async function viewOf({ doors }: Portal, found: ItemInForce): Promise<ItemView> {
  const nameOf = orgNames(await doors.orgs());
  const known = views.get(found);
  if (known?.nameOf === nameOf) return known.view;
  const view: ItemView = {
    code: found.code,
    version: found.version,
    publishedAt: found.publishedAt.toISOString(),
    departmentName: nameOf(found.package.department) ?? found.package.department,
    jointUnitNames: found.package.jointUnits.map((code) => nameOf(code) ?? code),
    package: found.package,
  };
  views.set(found, { nameOf, view });
  return view;
}
