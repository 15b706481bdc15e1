import { useQuery } from "@tanstack/react-query";
import type { Drawing } from "../../../core/process/index.ts";
import type { Difference, ElementDifference } from "../../../modules/designs/shared.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { Mark, type Tone } from "../parts/mark.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { pathWords, sidesOf, type ValueNames } from "./difference-words.ts";
import { MarkedDrawing, type Marks } from "./marked-drawing.tsx";
import { useValueNames } from "./use-value-names.ts";

const TONES: Record<ElementDifference["change"], Tone> = { added: "green", removed: "grey", changed: "amber" };

export interface ComparisonProps {
  code: string;
  name: string;
  before: string;
  after: string;
}

/** Two states of an item: what differs in the guide, the form and the process, and both drawings with what changed marked. */
export function ComparisonOf({ code, name, before, after }: ComparisonProps) {
  const text = useText(configureText);
  const compared = useQuery(api.designs.compare.queryOptions({ code, before, after }));
  if (compared.isPending) return <Loading />;
  if (compared.isError) return <Failed error={compared.error} again={() => compared.refetch()} />;
  if (compared.data === null) return <Nothing title={text.noState} />;
  const { guide, form, process, isProcessSame, drawings, materials } = compared.data;
  if (guide.length === 0 && form.length === 0 && isProcessSame) return <Nothing title={text.noDifference} />;
  return (
    <section aria-label={text.comparison}>
      {guide.length > 0 && (
        <>
          <h2 className="part-title">{text.tabs.guide}</h2>
          <Differences rows={guide} materials={materials} />
        </>
      )}
      {form.length > 0 && (
        <>
          <h2 className="part-title">{text.tabs.form}</h2>
          <Elements rows={form} materials={materials} />
        </>
      )}
      {!isProcessSame && (
        <>
          <h2 className="part-title">{text.tabs.process}</h2>
          {process === null && <p className="hint">{text.processUnread}</p>}
          {process?.length === 0 && <p className="hint">{text.processSameEffect}</p>}
          {process && <Elements rows={process} materials={materials} />}
          <Drawings name={name} drawings={drawings} elements={process ?? []} />
        </>
      )}
    </section>
  );
}

interface RowsProps<Row> {
  rows: readonly Row[];
  materials: ValueNames["materials"];
}

function Differences({ rows, materials }: RowsProps<Difference>) {
  const text = useText(configureText);
  const names = { ...useValueNames(), materials };
  return (
    <table className="differences">
      <thead>
        <tr>
          <th scope="col">{text.where}</th>
          <th scope="col">{text.before}</th>
          <th scope="col">{text.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const sides = sidesOf(row, names);
          return (
            <tr key={row.path.join(".")}>
              <th scope="row">{pathWords(row.path, names)}</th>
              <td>{sides.before === "" ? <span className="hint">{text.blank}</span> : <del>{sides.before}</del>}</td>
              <td>{sides.after === "" ? <span className="hint">{text.blank}</span> : <ins>{sides.after}</ins>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Elements({ rows, materials }: RowsProps<ElementDifference>) {
  const text = useText(configureText);
  return (
    <ul className="element-differences">
      {rows.map(({ id, name, kind, change, settings }) => (
        <li key={`${kind} ${id}`}>
          <Mark tone={TONES[change]}>{text.changes[change]}</Mark> <strong>{name || id}</strong>{" "}
          {id !== "" && id !== name && <span className="hint">{id}</span>}
          {settings.length > 0 && <Differences rows={settings} materials={materials} />}
        </li>
      ))}
    </ul>
  );
}

interface DrawingsProps {
  name: string;
  drawings: { before: Drawing | null; after: Drawing | null };
  elements: readonly ElementDifference[];
}

function Drawings({ name, drawings, elements }: DrawingsProps) {
  const text = useText(configureText);
  const marksOf = (wanted: ElementDifference["change"], tone: Marks[string]["tone"]): Marks =>
    Object.fromEntries(elements.filter(({ change }) => change === wanted).map(({ id }) => [id, { tone, word: text.changes[wanted] }]));
  const changed = marksOf("changed", "changed");
  return (
    <div className="two-drawings">
      {drawings.before && (
        <figure>
          <figcaption>{text.before}</figcaption>
          <MarkedDrawing name={name} drawing={drawings.before} marks={{ ...changed, ...marksOf("removed", "gone") }} id="before" />
        </figure>
      )}
      {drawings.after && (
        <figure>
          <figcaption>{text.after}</figcaption>
          <MarkedDrawing name={name} drawing={drawings.after} marks={{ ...changed, ...marksOf("added", "new") }} id="after" />
        </figure>
      )}
    </div>
  );
}
