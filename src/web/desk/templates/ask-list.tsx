import { Button } from "antd";
import { ASK_LIMITS, type Ask, type AskPart, type FieldCatalogue, type TemplateFault } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { useWords } from "../parts/words.tsx";
import { newAsk } from "./ask-edits.ts";
import { AskFields } from "./ask-fields.tsx";
import { OrderedParts } from "./ordered-parts.tsx";

export interface AskListProps {
  asks: readonly Ask[];
  /** What a question may begin with. */
  fields: FieldCatalogue;
  faults: readonly TemplateFault[];
  onChange: (asks: Ask[]) => void;
}

/** 填写项: what whoever makes the document is asked for, because the case doesn't know it. */
export function AskList({ asks, fields, faults, onChange }: AskListProps) {
  const text = useText(documentsText);
  const words = useWords();
  const faultAt = (index: number) => (part: AskPart) => {
    const found = faults.filter((fault) => fault.ask === index && fault.part === part);
    return found.length === 0
      ? undefined
      : found.map(({ code, detail }) => `${words(code)}${part === "label" ? "" : `：${detail}`}`).join("；");
  };
  return (
    <section className="template-asks" aria-label={text.asks}>
      <h2>{text.asks}</h2>
      <p className="hint">{text.asksHint}</p>
      <OrderedParts parts={asks} labelOf={text.ask} titleOf={(ask) => ask.label || text.askKinds[ask.kind]} onChange={onChange}>
        {(ask, index, replace) => (
          <AskFields ask={ask} asks={asks} index={index} fields={fields} faultAt={faultAt(index)} onChange={replace} />
        )}
      </OrderedParts>
      {asks.length < ASK_LIMITS.asks && (
        <Button block onClick={() => onChange([...asks, newAsk(asks)])}>
          {text.addAsk}
        </Button>
      )}
    </section>
  );
}
