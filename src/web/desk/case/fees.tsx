import { moneyText } from "../../../core/forms/index.ts";
import type { CaseView } from "../../../modules/cases/shared.ts";
import { useLanguage, useText } from "../language.tsx";
import { feesText } from "../messages/fees.ts";

/** What the case costs, line by line, and whether it has been paid. */
export function Fees({ fees }: { fees: CaseView["fees"] }) {
  const text = useText(feesText);
  const { lang } = useLanguage();
  if (fees === null) return null;
  return (
    <section className="block-part">
      <h3>{text.title}</h3>
      <table className="fees">
        <thead>
          <tr>
            <th scope="col">{text.fee}</th>
            <th scope="col">{text.quantity}</th>
            <th scope="col">{text.waived}</th>
            <th scope="col">{text.toPay}</th>
          </tr>
        </thead>
        <tbody>
          {fees.lines.map(({ fee, quantity, amount, waived }) => (
            <tr key={fee}>
              <th scope="row">{fee}</th>
              <td className="figures">{quantity}</td>
              <td className="figures">{waived === 0 ? "" : moneyText(waived, lang)}</td>
              <td className="figures">{moneyText(amount * quantity - waived, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {text.states[fees.state]} <strong className="figures">{moneyText(fees.due, lang)}</strong>
        {fees.receipt !== null && (
          <span className="hint block">
            {text.receipt} <span className="figures">{fees.receipt}</span>
            {fees.manner && ` · ${text.manners[fees.manner]}`}
          </span>
        )}
      </p>
    </section>
  );
}
