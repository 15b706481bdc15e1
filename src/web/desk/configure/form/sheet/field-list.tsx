import { Fragment } from "react";
import type { FormField } from "../../../../../core/forms/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import type { Container } from "../editing/places.ts";
import { DropSlot } from "./drop-slot.tsx";
import { FieldCard } from "./field-card.tsx";
import { useSheet } from "./sheet-context.ts";

/** Cards under each other with gaps between, before and after them. */
export function FieldList({ fields, container }: { fields: readonly FormField[]; container: Container }) {
  const text = useText(formdesignText);
  const { addAt } = useSheet();
  const empty = container.within === "" ? text.emptyPage : text.emptyBlock;
  return (
    <ul className="fd-list">
      {fields.length > 0 && <Gap container={container} index={0} />}
      {fields.map((field, index) => {
        const path = container.within === "" ? field.id : `${container.within}.${field.id}`;
        return (
          <Fragment key={field.id}>
            <FieldCard field={field} path={path}>
              {field.fields && <FieldList fields={field.fields} container={{ page: container.page, within: path }} />}
            </FieldCard>
            <Gap container={container} index={index + 1} />
          </Fragment>
        );
      })}
      {fields.length === 0 && (
        <li>
          <DropSlot slot={{ ...container, index: 0 }} onAdd={addAt} words={empty} />
        </li>
      )}
    </ul>
  );
}

function Gap({ container, index }: { container: Container; index: number }) {
  const { addAt } = useSheet();
  return (
    <li className="fd-gap">
      <DropSlot slot={{ ...container, index }} onAdd={addAt} />
    </li>
  );
}
