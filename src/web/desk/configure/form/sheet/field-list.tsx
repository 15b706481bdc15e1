import { Fragment, memo } from "react";
import type { FormField } from "../../../../../core/forms/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import type { Slot } from "../editing/edit-form.ts";
import type { Container } from "../editing/places.ts";
import { DropSlot } from "./drop-slot.tsx";
import { FieldCard } from "./field-card.tsx";
import { useSheetActs, useSheetState } from "./sheet-context.ts";

/** Cards under each other with gaps between, before and after them. */
export function FieldList({ fields, container }: { fields: readonly FormField[]; container: Container }) {
  const text = useText(formdesignText);
  const { addAt } = useSheetActs();
  const { selected, weightAt } = useSheetState();
  const empty = container.within === "" ? text.emptyPage : text.emptyBlock;
  return (
    <ul className="fd-list">
      {fields.length > 0 && <Gap page={container.page} within={container.within} index={0} />}
      {fields.map((field, index) => {
        const path = container.within === "" ? field.id : `${container.within}.${field.id}`;
        return (
          <Fragment key={field.id}>
            <FieldCard field={field} path={path} isChosen={selected === path} weight={weightAt(path)}>
              {field.fields && <FieldList fields={field.fields} container={{ page: container.page, within: path }} />}
            </FieldCard>
            <Gap page={container.page} within={container.within} index={index + 1} />
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

const Gap = memo(function Gap({ page, within, index }: Slot) {
  const { addAt } = useSheetActs();
  return (
    <li className="fd-gap">
      <DropSlot slot={{ page, within, index }} onAdd={addAt} />
    </li>
  );
});
