import { useState } from "react";
import { checkDefinition } from "../../../core/forms/index.ts";
import { FormPages } from "../intake/form-pages.tsx";
import { blankIntake } from "../intake/intake-draft.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { Nothing } from "../parts/states.tsx";
import type { Editing } from "./use-autosave.ts";

/** The form as whoever takes an application at the counter sees it; what is typed here goes nowhere. */
export function FormTab({ editing }: { editing: Editing }) {
  const text = useText(configureText);
  const { form } = editing.package;
  const [tried, setTried] = useState(() => blankIntake("person"));
  if (!checkDefinition(form).ok) return <Nothing title={text.noForm} hint={text.noFormHint} />;
  return (
    <>
      <p className="hint">{text.formHint}</p>
      <FormPages
        definition={form}
        draft={tried}
        change={(part) => setTried((before) => ({ ...before, ...part }))}
        faultAt={() => undefined}
      />
    </>
  );
}
