import { type FormField, textIn } from "../../../../../core/forms/index.ts";
import { useLanguage } from "../../../language.tsx";
import { KIND_LOOK } from "../kind-look.tsx";

const MOST_OPTIONS = 4;

/** A field in little, as it will look: nothing in it can be operated. */
export function GhostOf({ field }: { field: FormField }) {
  const { lang } = useLanguage();
  const { ghost } = KIND_LOOK[field.kind];
  switch (ghost) {
    case "ticks":
    case "boxes":
      return <Options field={field} square={ghost === "boxes"} />;
    case "pair":
      return (
        <span className="fd-ghost-row">
          <i className="fd-ghost" />
          <i className="fd-ghost" />
        </span>
      );
    case "parts":
    case "rows":
    case "heading":
      return null;
    case "words":
      return <span className="fd-ghost-words">{field.text && textIn(field.text, lang)}</span>;
    case "sign":
      return (
        <span className="fd-ghost-row">
          <i className="fd-ghost-box" />
          <span className="fd-ghost-words">{field.text && textIn(field.text, lang)}</span>
        </span>
      );
    default:
      return <i className={`fd-ghost fd-ghost-${ghost}`}>{field.unit && textIn(field.unit, lang)}</i>;
  }
}

function Options({ field, square }: { field: FormField; square: boolean }) {
  const { lang } = useLanguage();
  const options = field.options ?? [];
  const words = field.kind === "yes-no" ? ["", ""] : options.slice(0, MOST_OPTIONS).map(({ label }) => textIn(label, lang));
  return (
    <span className="fd-ghost-row">
      {words.map((word, index) => (
        // Options in little have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={index} className="fd-ghost-option">
          <i className={square ? "fd-ghost-box" : "fd-ghost-dot"} />
          {word}
        </span>
      ))}
      {options.length > MOST_OPTIONS && <span className="hint">+{options.length - MOST_OPTIONS}</span>}
    </span>
  );
}
