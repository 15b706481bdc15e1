import { Button } from "antd";
import type { FormDefinition } from "../../../../../core/forms/index.ts";
import { isActivity, nodesOf } from "../../../../../core/process/index.ts";
import { nameWords } from "../card-words.ts";
import { useEditor } from "../editor-context.ts";
import { ConditionFields } from "./condition-fields.tsx";

export interface ConditionBoxProps {
  form: FormDefinition;
  value: string;
  readOnly: boolean;
  onChange(condition: string): void;
}

/** The condition of a branch: about answers of the form, or about how a step went. */
export function ConditionBox(props: ConditionBoxProps) {
  const { condition, words } = useEditor();
  return (
    <ConditionFields {...props} label={words.text.drawer.condition} words={condition}>
      <SignedBefore onChoose={props.onChange} />
    </ConditionFields>
  );
}

/** Conditions about how a step several people sign went. */
function SignedBefore({ onChoose }: { onChoose(condition: string): void }) {
  const { tree, words } = useEditor();
  const { drawer } = words.text;
  const signed = nodesOf(tree.steps)
    .filter((node) => isActivity(node))
    .filter((node) => node.multi !== undefined);
  return (
    <div className="flow-buttons">
      {signed.map((node) => (
        <Button key={node.id} size="small" onClick={() => onChoose(`get value(outcomes, ${JSON.stringify(node.id)}) = "refused"`)}>
          {drawer.whenRefused(nameWords(node, tree, words))}
        </Button>
      ))}
    </div>
  );
}
