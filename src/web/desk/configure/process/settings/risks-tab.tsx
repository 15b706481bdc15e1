import { DeleteOutlined } from "@ant-design/icons";
import { Button, Input, Segmented } from "antd";
import type { RiskLevel, StepRisk } from "../../../../../core/process/index.ts";
import { useFlowWords } from "../editor-context.ts";
import { Row } from "./row.tsx";
import type { TabProps } from "./tab-props.ts";

/** Integrity risks of the step (廉政风险点), as the public flow chart shows them. */
export function RisksTab({ node, step, readOnly, changeStep }: TabProps) {
  const { drawer } = useFlowWords().text;
  const put = (at: number, risk: StepRisk) =>
    changeStep({ risks: step.risks.map((each, index) => (index === at ? risk : each)) }, `risk ${node.id} ${at}`);
  return (
    <>
      <p className="hint">{drawer.riskHint}</p>
      {step.risks.map((risk, at) => (
        // Risks have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset className="flow-risk-box" key={at}>
          <legend>{`${drawer.risk} ${at + 1}`}</legend>
          <Row label={drawer.riskName}>
            <Input
              disabled={readOnly}
              maxLength={40}
              status={risk.name ? "" : "error"}
              value={risk.name}
              onChange={({ target }) => put(at, { ...risk, name: target.value })}
            />
          </Row>
          <Segmented<RiskLevel>
            size="small"
            disabled={readOnly}
            aria-label={drawer.riskLevel}
            value={risk.level}
            options={(["high", "middle", "low"] as const).map((value) => ({ value, label: drawer.riskLevels[value] }))}
            onChange={(level) => put(at, { ...risk, level })}
          />
          {(["description", "measure"] as const).map((part) => (
            <Row key={part} label={part === "description" ? drawer.riskDescription : drawer.riskMeasure}>
              <Input.TextArea
                disabled={readOnly}
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={200}
                value={risk[part] ?? ""}
                onChange={({ target }) => put(at, { ...risk, [part]: target.value })}
              />
            </Row>
          ))}
          {!readOnly && (
            <Button
              size="small"
              danger
              icon={<DeleteOutlined />}
              aria-label={drawer.removeRisk(risk.name)}
              onClick={() => changeStep({ risks: step.risks.filter((_, index) => index !== at) })}
            />
          )}
        </fieldset>
      ))}
      {!readOnly && (
        <Button block type="dashed" onClick={() => changeStep({ risks: [...step.risks, { name: "", level: "low" }] })}>
          {drawer.addRisk}
        </Button>
      )}
    </>
  );
}
