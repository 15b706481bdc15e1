import { catalogueMessages } from "../../../modules/catalogue/shared.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { Facts } from "../parts/facts.tsx";
import type { Editing } from "./use-autosave.ts";

/** What the guide says of the item (附录1 A1). */
export function GuideTab({ editing }: { editing: Editing }) {
  const text = useText(configureText);
  const terms = useText(catalogueMessages);
  const item = editing.package;
  const lines = (rows: readonly string[]) => rows.join("\n");
  return (
    <section className="panel guide-facts">
      <Facts
        rows={[
          [text.fields.name, item.name],
          [text.fields.summary, item.summary],
          [text.fields.section, item.section],
          [text.fields.body, item.body],
          [text.fields.bases, lines(item.bases.map(({ document, article }) => `${document} ${article}`))],
          [text.fields.conditions, lines(item.conditions)],
          [text.fields.materials, lines(item.materials.map(({ name }) => name))],
          [text.fields.fees, lines(item.fees.map(({ name, unit }) => `${name} ${unit}`))],
          [text.fields.statutory, terms.term(item.statutory.amount, item.statutory.unit)],
          [text.fields.promise, terms.term(item.promise.amount, item.promise.unit)],
          [text.fields.places, lines(item.places.map(({ name, address }) => `${name} ${address}`))],
          [text.fields.phone, item.phone],
          [text.fields.complaintPhone, item.complaintPhone],
        ]}
      />
    </section>
  );
}
