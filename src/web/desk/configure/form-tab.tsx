import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { answerRenamer, checkDefinition, type FormDefinition, type Right } from "../../../core/forms/index.ts";
import { readStepRights, renameAnswerIn, type StepRights, writeStepRight } from "../../../core/process/index.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { Loading, Nothing } from "../parts/states.tsx";
import type { FormChanges } from "./form/use-form-design.ts";
import type { Editing } from "./use-autosave.ts";

const FormEditor = lazy(() => import("./form/form-editor.tsx").then((module) => ({ default: module.FormEditor })));

/** The item's form in its designer. Rights of steps stand in the drawing, so changing one changes the process. */
export function FormTab({ editing, inForce }: { editing: Editing; inForce: FormDefinition | undefined }) {
  const text = useText(configureText);
  const { form, process } = editing.package;
  const [steps, setSteps] = useState<readonly StepRights[]>([]);
  const latest = useRef(editing);
  latest.current = editing;
  const writing = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    let isCurrent = true;
    void readStepRights(process).then((found) => isCurrent && setSteps(found));
    return () => {
      isCurrent = false;
    };
  }, [process]);

  // One after the other: each begins from the drawing the one before it left.
  const putRight = (step: string, field: string, access: Right) => {
    writing.current = writing.current.then(async () => {
      const { package: item, change } = latest.current;
      change({ process: await writeStepRight(item.process, step, field, access) });
    });
  };

  const rename: FormChanges["onRename"] = (renamed, { path, id, before }) => {
    writing.current = writing.current.then(async () => {
      const { package: item, change } = latest.current;
      const to = [...path.split(".").slice(0, -1), id].join(".");
      const renaming = { from: path, to, inExpression: answerRenamer(before, path, id) };
      change({ form: renamed, process: await renameAnswerIn(item.process, renaming) });
    });
  };

  if (!isWhole(form)) return <Nothing title={text.noForm} hint={text.noFormHint} />;
  return (
    <Suspense fallback={<Loading />}>
      <FormEditor
        form={form}
        steps={steps}
        inForce={inForce}
        readOnly={editing.readOnly}
        onChange={(changed) => editing.change({ form: changed })}
        onRename={rename}
        onStepAccess={putRight}
      />
    </Suspense>
  );
}

/** What can be mended on the sheet is shown on it; what isn't a form at all can't be. */
function isWhole(form: FormDefinition): boolean {
  const checked = checkDefinition(form);
  return checked.ok || !checked.problems.some(({ code }) => code === "forms/not-an-object" || code === "forms/unknown-kind");
}
