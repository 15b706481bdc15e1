import { Input, Select } from "antd";
import { useFlowWords } from "../editor-context.ts";
import { Row } from "./row.tsx";
import type { TabProps } from "./tab-props.ts";

/** What is seldom needed: how a step is done, notes for designers, its id. */
export function MoreTab({ node, readOnly, change }: TabProps) {
  const { text } = useFlowWords();
  return (
    <>
      {(node.kind === "user" || node.kind === "manual") && (
        <Row label={text.drawer.taskKind}>
          <Select
            disabled={readOnly}
            value={node.kind}
            options={(["user", "manual"] as const).map((value) => ({ value, label: text.kinds[value] }))}
            onChange={(kind) => change((before) => (before.kind === "sub-process" ? before : { ...before, kind }))}
          />
        </Row>
      )}
      <Row label={text.drawer.documentation} hint={text.drawer.documentationHint}>
        <Input.TextArea
          disabled={readOnly}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={1000}
          value={node.documentation ?? ""}
          onChange={({ target }) =>
            change(
              ({ documentation: _before, ...rest }) => (target.value ? { ...rest, documentation: target.value } : rest),
              `notes ${node.id}`,
            )
          }
        />
      </Row>
      <Row label={text.drawer.id}>
        <Input readOnly value={node.id} />
      </Row>
    </>
  );
}
