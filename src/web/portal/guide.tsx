/** @jsxImportSource #html */

import { type ItemPackage, judgeAnswers, materialsFor, type SituationAnswers } from "../../modules/catalogue/shared.ts";
import type { Child } from "../html/html.ts";
import { Actions, LinkButton } from "../ui/buttons.tsx";
import { Answers, SummaryList } from "../ui/summary-list.tsx";
import { Tag } from "../ui/tag.tsx";
import type { PageContext } from "./context.ts";
import { BasesSection, FaqSection, FeesSection, PlacesSection } from "./guide-details.tsx";
import { MaterialsSection } from "./guide-materials.tsx";
import type { ItemView } from "./item-frame.tsx";
import { Phone } from "./phone.tsx";
import { urls } from "./urls.ts";
import { dayText, termText } from "./wording.ts";

interface GuideProps {
  context: PageContext;
  item: ItemView;
  /** What the reader has answered about their situation, as the address has it. */
  answers: SituationAnswers;
  drawing: Child;
}

/**
 * 办事指南 with every field of the annex (附录1, 七(三)6): first the answers people come for, then the rest. The same for all readers of a language
 * and situation.
 */
export function Guide({ context, item, answers, drawing }: GuideProps) {
  const { text } = context;
  const words = text.services.guide;
  const { package: details } = item;
  return (
    <>
      <p className="tags">
        <Tag colour="blue">{context.terms.kinds[details.kind]}</Tag> <Tag>{context.terms.types[details.type]}</Tag>{" "}
        <span className="quiet small">{text.services.kindTexts[details.kind]}</span>
      </p>
      <FirstAnswers context={context} item={item} answers={answers} />
      <Actions>
        {details.online ? (
          <LinkButton href={urls.apply(item.code, answers)}>{words.applyOnline}</LinkButton>
        ) : (
          <span className="quiet">{words.notOnline}</span>
        )}
        <LinkButton href={urls.itemConsult(item.code)} weight="second">
          {text.services.tabs.consult}
        </LinkButton>
      </Actions>
      {details.summary && <p className="measure summary">{details.summary}</p>}
      <Contents context={context} />
      <Section id="conditions" title={words.conditions}>
        <Conditions context={context} conditions={details.conditions} />
      </Section>
      <Section id="materials" title={words.materials}>
        <MaterialsSection context={context} item={item} answers={answers} />
      </Section>
      <Section id="process" title={words.process}>
        <p className="quiet">{words.processLead}</p>
        {drawing}
        <p>
          <a href={urls.chart(item.code)}>{text.services.chart.link}</a>
        </p>
      </Section>
      <Section id="terms" title={words.terms}>
        <Terms context={context} details={details} />
      </Section>
      <Section id="fees" title={words.fees}>
        <FeesSection context={context} fees={details.fees} />
      </Section>
      <Section id="places" title={words.places}>
        <PlacesSection context={context} details={details} />
      </Section>
      <Section id="faqs" title={words.faqs}>
        <FaqSection context={context} faqs={details.faqs} />
      </Section>
      <Section id="bases" title={words.bases}>
        <BasesSection context={context} bases={details.bases} />
      </Section>
      <Section id="basics" title={words.basics}>
        <Basics context={context} item={item} />
      </Section>
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: Child }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** Who can, how long, what it costs, what to bring, where, whom to call: on the first screen. */
function FirstAnswers({ context, item, answers }: Omit<GuideProps, "drawing">) {
  const { text } = context;
  const words = text.services.guide;
  const { objects, promise, statutory, fees, online, places, phone } = item.package;
  const materials = materialsFor(item.package, answers);
  const open = judgeAnswers(item.package, answers).missing.length > 0;
  const first = places[0];
  return (
    <Answers
      facts={[
        { label: words.who, value: objects.map((object) => text.services.objects[object]).join(text.shell.common.and) },
        {
          label: words.howLong,
          value: (
            <>
              {termText(promise, context)} <span className="quiet small nowrap">{words.legalNote(termText(statutory, context))}</span>
            </>
          ),
        },
        { label: words.cost, value: fees.length === 0 ? words.free : <a href="#fees">{words.charged}</a> },
        {
          label: words.bring,
          value:
            materials.length === 0 ? (
              words.materialsCount(0)
            ) : (
              <a href="#materials">{open ? words.materialsAtMost(materials.length) : words.materialsCount(materials.length)}</a>
            ),
        },
        {
          label: words.where,
          value: <a href="#places">{first && !online ? first.name : online ? words.onlineOrWindow : words.windowOnly}</a>,
        },
        { label: words.call, value: <Phone number={phone} /> },
      ]}
    />
  );
}

function Contents({ context }: { context: PageContext }) {
  const words = context.text.services.guide;
  const entries = ["conditions", "materials", "process", "terms", "fees", "places", "faqs", "bases", "basics"] as const;
  return (
    <nav className="contents" aria-label={words.contents}>
      <ul>
        {entries.map((entry) => (
          <li key={entry}>
            <a href={`#${entry}`}>{words[entry]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Conditions({ context, conditions }: { context: PageContext; conditions: string[] }) {
  const words = context.text.services.guide;
  if (conditions.length === 0) return <p>{words.noConditions}</p>;
  return (
    <div className="measure">
      <p>{words.conditionsLead}</p>
      <ol>
        {conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ol>
    </div>
  );
}

function Terms({ context, details }: { context: PageContext; details: ItemPackage }) {
  const words = context.text.services.guide;
  return (
    <SummaryList
      facts={[
        { label: words.promise, value: `${termText(details.promise, context)}${context.text.shell.common.close}${words.promiseNote}` },
        { label: words.statutory, value: termText(details.statutory, context) },
        { label: words.supplement, value: words.supplementDays(details.supplementDays) },
        ...(details.specialProcedures.length > 0
          ? [
              {
                label: words.special,
                value: (
                  <ul>
                    {details.specialProcedures.map((procedure) => (
                      <li key={procedure.kind}>{words.specialDays(procedure.name, procedure.maximum, procedure.ground)}</li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Basics({ context, item }: { context: PageContext; item: ItemView }) {
  const { text } = context;
  const words = text.services.guide;
  const { package: details } = item;
  const optional = (label: string, value: string | undefined) => (value ? [{ label, value }] : []);
  return (
    <>
      <SummaryList
        facts={[
          { label: words.code, value: <span className="number">{item.code}</span> },
          { label: words.name, value: details.name },
          { label: words.type, value: `${text.services.classes[details.class]} / ${context.terms.types[details.type]}` },
          { label: words.sector, value: details.sector },
          { label: words.kind, value: context.terms.kinds[details.kind] },
          { label: words.body, value: words.bodyNature(details.body, context.terms.natures[details.nature]) },
          ...optional(words.principal, details.principal),
          { label: words.department, value: words.section(item.departmentName, details.section) },
          ...optional(words.joint, item.jointUnitNames.join(text.shell.common.and)),
          ...optional(words.documents, details.documents.map((document) => document.name).join(text.shell.common.and)),
          ...optional(words.result, details.result ? `${details.result.name}（${words.resultKinds[details.result.kind]}）` : undefined),
          { label: words.call, value: <Phone number={details.phone} /> },
          { label: words.complaint, value: <Phone number={details.complaintPhone} /> },
          {
            label: words.link,
            value: details.online ? <a href={urls.apply(item.code)}>{context.publicUrl + urls.apply(item.code)}</a> : words.notOnline,
          },
        ]}
      />
      <p className="quiet small">{words.version(item.version, dayText(item.publishedAt, context))}</p>
    </>
  );
}
