/** @jsxImportSource #html */
import type { ItemFee, ItemPackage, LegalBasis } from "../../modules/catalogue/shared.ts";
import { SummaryList } from "../ui/summary-list.tsx";
import type { PageContext } from "./context.ts";
import { Phone } from "./phone.tsx";
import { feeText } from "./wording.ts";

export function FeesSection({ context, fees }: { context: PageContext; fees: ItemFee[] }) {
  const words = context.text.services.guide;
  if (fees.length === 0) return <p>{words.feesNone}</p>;
  return (
    <table className="stack">
      <caption className="visually-hidden">{words.fees}</caption>
      <thead>
        <tr>
          <th scope="col">{words.feeName}</th>
          <th scope="col">{words.feeAmount}</th>
          <th scope="col">{words.feeBasis}</th>
        </tr>
      </thead>
      <tbody>
        {fees.map((fee) => (
          <tr key={fee.name}>
            <th scope="row">{fee.name}</th>
            <td data-label={words.feeAmount}>{feeText(fee, context)}</td>
            <td data-label={words.feeBasis}>{fee.basis}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function PlacesSection({ context, details }: { context: PageContext; details: ItemPackage }) {
  const words = context.text.services.guide;
  return (
    <>
      <p>
        <span className="quiet">{words.intake}</span>{" "}
        {details.intake.map((place) => words.intakes[place]).join(context.text.shell.common.and)}
      </p>
      {details.places.length === 0 && <p>{words.noPlaces}</p>}
      {details.places.map((place) => (
        <div key={place.name}>
          <h3>{place.name}</h3>
          <SummaryList
            facts={[
              { label: words.address, value: place.address },
              { label: words.hours, value: place.hours },
              { label: words.phone, value: <Phone number={place.phone} /> },
            ]}
          />
        </div>
      ))}
    </>
  );
}

export function FaqSection({ context, faqs }: { context: PageContext; faqs: ItemPackage["faqs"] }) {
  if (faqs.length === 0) return <p>{context.text.services.guide.faqsNone}</p>;
  return (
    <dl className="measure faqs">
      {faqs.map((faq) => (
        <div key={faq.question}>
          <dt>{faq.question}</dt>
          <dd>{faq.answer}</dd>
        </div>
      ))}
    </dl>
  );
}

/** 行使依据, the highest rank first, each with its article and words (附录1). */
export function BasesSection({ context, bases }: { context: PageContext; bases: LegalBasis[] }) {
  const words = context.text.services.guide;
  if (bases.length === 0) return <p>{words.basesNone}</p>;
  const ordered = [...bases].sort((a, b) => a.rank - b.rank);
  return (
    <ol className="measure">
      {ordered.map((basis) => (
        <li key={`${basis.document}${basis.article}`}>
          <strong>
            {basis.document} {basis.article}
          </strong>{" "}
          <span className="tag">{context.terms.ranks[basis.rank]}</span>
          {basis.text && <p className="quiet">{basis.text}</p>}
        </li>
      ))}
    </ol>
  );
}
