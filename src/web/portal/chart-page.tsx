/** @jsxImportSource #html */
import type { ItemInForce } from "../../modules/catalogue/index.ts";
import { Actions, LinkButton } from "../ui/buttons.tsx";
import { ProcessDrawing } from "../ui/process-drawing.tsx";
import { ProcessSteps } from "../ui/process-steps.tsx";
import type { OrgNames } from "../ui/process-texts.ts";
import { SummaryList } from "../ui/summary-list.tsx";
import type { PageContext } from "./context.ts";
import type { ItemView } from "./item-frame.tsx";
import { Phone } from "./phone.tsx";
import { PortalPage } from "./portal-page.tsx";
import { urls } from "./urls.ts";
import { dayText, feeText, termText } from "./wording.ts";

interface ChartPageProps {
  context: PageContext;
  item: ItemView;
  found: ItemInForce;
  orgName: OrgNames;
}

/**
 * 权力运行流程图 on a sheet of its own (W3, annexes §11): posts and no persons, limits and the ground where they don't count, documents,
 * risks with their measures; above it what it is, below it what the applicant can demand and where to complain.
 */
export function ChartPage({ context, item, found, orgName }: ChartPageProps) {
  const { text } = context;
  const words = text.services.chart;
  const { name, documents } = found.package;
  const names = new Map(documents.map((document) => [document.code, document.name]));
  return (
    <PortalPage
      context={context}
      place="services"
      sheet
      title={words.title(name)}
      description={item.package.summary}
      canonical={urls.chart(item.code)}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: name, href: urls.guide(item.code) },
        { label: words.chart },
      ]}
    >
      <article className="chart">
        <h1>{words.title(name)}</h1>
        <Head context={context} item={item} />
        <section
          className="process-drawing"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: wide drawings scroll inside their frame, which the keyboard must be able to reach
          tabIndex={0}
          aria-label={context.text.drawing.title(name)}
        >
          <ProcessDrawing drawing={found.drawing} name={name} texts={text.drawing} orgName={orgName} inFull />
        </section>
        <h2>{words.steps}</h2>
        <ProcessSteps process={found.process} texts={text.drawing} orgName={orgName} documentName={(code) => names.get(code)} />
        <Foot context={context} item={item} />
      </article>
      <Actions>
        <button type="button" className="button needs-script" data-print="">
          {words.print}
        </button>
        <LinkButton href={urls.guide(item.code)} weight="second">
          {text.services.tabs.guide}
        </LinkButton>
      </Actions>
    </PortalPage>
  );
}

function Head({ context, item }: { context: PageContext; item: ItemView }) {
  const guide = context.text.services.guide;
  const { promise, statutory, fees, complaintPhone } = item.package;
  const charge = fees.map((fee) => `${fee.name} ${feeText(fee, context)}`).join(context.text.shell.common.and);
  return (
    <SummaryList
      facts={[
        { label: guide.code, value: <span className="number">{item.code}</span> },
        { label: guide.department, value: item.departmentName },
        { label: guide.promise, value: termText(promise, context) },
        { label: guide.statutory, value: termText(statutory, context) },
        { label: guide.fees, value: charge || guide.feesNone },
        { label: guide.complaint, value: <Phone number={complaintPhone} /> },
      ]}
    />
  );
}

function Foot({ context, item }: { context: PageContext; item: ItemView }) {
  const words = context.text.services.chart;
  const { complaintPhone } = item.package;
  return (
    <footer className="chart-foot">
      <h2>{words.rights}</h2>
      <ul>
        {Object.values(words.rightsList).map((right) => (
          <li key={right}>{right}</li>
        ))}
      </ul>
      <h2>{words.complain}</h2>
      <p>
        {words.complainBy(item.departmentName)} <Phone number={complaintPhone} />
        {words.complainOnLine} <a href={urls.consultAsk({ item: item.code })}>{context.publicUrl + urls.consult}</a>
      </p>
      <p className="quiet small">{words.version(item.version, dayText(item.publishedAt, context))}</p>
    </footer>
  );
}
