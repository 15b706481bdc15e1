/** @jsxImportSource #html */
import { maskPhone } from "../../../core/identifiers/index.ts";
import { Button } from "../../ui/buttons.tsx";
import type { PageError } from "../../ui/error-summary.tsx";
import { fieldId } from "../../ui/fields/field-setting.ts";
import type { PageContext } from "../context.ts";
import type { ItemView } from "../item-frame.tsx";
import { dayText } from "../wording.ts";
import { EARLIER_FIELD, type Earlier } from "./earlier-papers.ts";

/** 用以前交过的材料: a code to the phone in the draft proves who it is; what there is stands here, each with where it was given. */
export function EarlierSection({
  earlier,
  context,
  item,
  errors,
}: {
  earlier: Earlier;
  context: PageContext;
  item: ItemView;
  errors: readonly PageError[];
}) {
  const words = context.text.cases.earlier;
  if (earlier.state === "none") return null;
  const id = fieldId(EARLIER_FIELD);
  const message = errors.find((error) => error.field === id)?.message;
  return (
    <section className={message ? "material field-wrong" : "material"} aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>{words.title}</h2>
      {message && (
        <p className="error" id={`${id}-error`}>
          {message}
        </p>
      )}
      {earlier.state === "papers" ? (
        <Papers earlier={earlier} context={context} item={item} />
      ) : (
        <Proof earlier={earlier} context={context} described={message ? `${id}-error` : undefined} />
      )}
    </section>
  );
}

function Proof({
  earlier,
  context,
  described,
}: {
  earlier: Extract<Earlier, { phone: string }>;
  context: PageContext;
  described: string | undefined;
}) {
  const words = context.text.cases.earlier;
  const phone = maskPhone(earlier.phone, "public");
  const id = fieldId(EARLIER_FIELD);
  if (earlier.state === "ask")
    return (
      <>
        <p id={id}>{words.lead(phone)}</p>
        <Button weight="second" name="_earlier" value="send">
          {words.send}
        </Button>
      </>
    );
  return (
    <>
      <p role="status">{words.sent(phone)}</p>
      <p>
        <label className="label" htmlFor={id}>
          {words.code}
        </label>
        <input
          className="input w10"
          id={id}
          name={EARLIER_FIELD}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          aria-describedby={described}
        />
      </p>
      <p className="hint">{words.meaning}</p>
      <Button weight="second" name="_earlier" value="prove">
        {words.prove}
      </Button>{" "}
      <Button weight="link" name="_earlier" value="send">
        {words.again}
      </Button>
    </>
  );
}

/** In the order in which the item asks for them; photographs are called IMG_2345, so what each was given as comes first. */
function Papers({ earlier, context, item }: { earlier: Extract<Earlier, { state: "papers" }>; context: PageContext; item: ItemView }) {
  const words = context.text.cases.earlier;
  const papers = item.package.materials.flatMap(({ code, name }) =>
    earlier.papers.filter(({ material }) => material === code).map((paper) => ({ ...paper, materialName: name })),
  );
  if (earlier.papers.length === 0) return <p role="status">{words.nothing}</p>;
  return (
    <div role="status">
      <p>{words.found}</p>
      <ul className="files">
        {papers.map((paper) => (
          <li key={`${paper.material} ${paper.hash}`}>
            <strong>{paper.materialName}</strong> {paper.name}{" "}
            <span className="quiet small">
              {words.given(dayText(paper.given, context), paper.itemName)}
              {paper.validUntil !== null && words.until(dayText(paper.validUntil, context))}
            </span>{" "}
            {earlier.chosen(paper) ? (
              <strong>{words.chosen}</strong>
            ) : (
              <Button
                weight="link"
                name="_earlier"
                value={`${paper.material} ${paper.hash}`}
                label={words.takeName(paper.materialName, paper.name)}
              >
                {words.use}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
