import { DeleteOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Segmented, Select } from "antd";
import { POINT_KINDS, type PointKind, type SupervisionPoint } from "../../../../../core/process/index.ts";
import { useText } from "../../../language.tsx";
import { steppeopleText } from "../../../messages/steppeople.ts";
import { Row } from "./row.tsx";
import type { TabProps } from "./tab-props.ts";

/** What a kind begins with, in its own unit; the others have no number. */
const FIRST_VALUES: { readonly [kind in PointKind]?: number } = { time: 1, speed: 10, opinion: 5 };
const LEVELS = [1, 2, 3] as const;

/** Supervision points (监察点) of the step. */
export function PointsBox({ node, step, readOnly, changeStep, clearStep }: TabProps) {
  const text = useText(steppeopleText);
  const points = step.points ?? [];
  const put = (next: SupervisionPoint[], about?: string) => (next.length === 0 ? clearStep("points") : changeStep({ points: next }, about));
  return (
    <>
      <h3>{text.points}</h3>
      <p className="hint">{text.pointsHint}</p>
      {points.map((point, at) => (
        // While it is typed a name is no identity: the place is.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset className="flow-risk-box" key={at}>
          <legend>{text.point(at + 1)}</legend>
          <PointFields
            point={point}
            readOnly={readOnly}
            onChange={(changed) =>
              put(
                points.map((each, index) => (index === at ? changed : each)),
                `point ${node.id} ${at}`,
              )
            }
          />
          {!readOnly && (
            <Button
              size="small"
              danger
              icon={<DeleteOutlined />}
              aria-label={text.removePoint(point.name)}
              onClick={() => put(points.filter((_, index) => index !== at))}
            />
          )}
        </fieldset>
      ))}
      {!readOnly && (
        <Button block type="dashed" onClick={() => put([...points, newPoint("speed", points, text.pointKinds)])}>
          {text.addPoint}
        </Button>
      )}
    </>
  );
}

function PointFields({
  point,
  readOnly,
  onChange,
}: {
  point: SupervisionPoint;
  readOnly: boolean;
  onChange(point: SupervisionPoint): void;
}) {
  const text = useText(steppeopleText);
  const { kind } = point;
  const choose = (chosen: PointKind) => {
    const { value: _value, ...rest } = point;
    const first = FIRST_VALUES[chosen];
    // a name of its own stays, that of the kind follows the kind
    const name = point.name === text.pointKinds[kind] ? text.pointKinds[chosen] : point.name;
    onChange({ ...rest, name, kind: chosen, ...(first === undefined ? {} : { value: first }) });
  };
  return (
    <>
      <Row label={text.pointName}>
        <Input
          disabled={readOnly}
          maxLength={40}
          status={point.name ? "" : "error"}
          value={point.name}
          onChange={({ target }) => onChange({ ...point, name: target.value })}
        />
      </Row>
      <Row label={text.pointKind} {...(kind === "same-person" ? { hint: text.samePersonHint } : {})}>
        <Select
          disabled={readOnly}
          value={kind}
          options={POINT_KINDS.map((value) => ({
            value,
            label: text.pointKinds[value],
          }))}
          onChange={choose}
        />
      </Row>
      {(kind === "time" || kind === "speed" || kind === "opinion") && (
        <Row label={text.pointValues[kind]}>
          <InputNumber
            disabled={readOnly}
            min={1}
            max={kind === "time" ? 60 : 3600}
            precision={0}
            value={point.value ?? null}
            onChange={(value) => value && onChange({ ...point, value })}
          />
        </Row>
      )}
      <Row label={text.pointLevel}>
        <Segmented
          size="small"
          disabled={readOnly}
          value={point.level}
          options={LEVELS.map((value) => ({ value, label: text.pointLevels[value] }))}
          onChange={(level) => onChange({ ...point, level })}
        />
      </Row>
      <Row label={text.pointDescription}>
        <Input.TextArea
          disabled={readOnly}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={200}
          value={point.description ?? ""}
          onChange={({ target }) => onChange(described(point, target.value))}
        />
      </Row>
    </>
  );
}

function described({ description: _before, ...point }: SupervisionPoint, description: string): SupervisionPoint {
  return description === "" ? point : { ...point, description };
}

/** Named by what it watches, with a number where that name is taken. */
function newPoint(kind: PointKind, points: readonly SupervisionPoint[], names: Readonly<Record<PointKind, string>>): SupervisionPoint {
  const taken = new Set(points.map(({ name }) => name));
  let name: string = names[kind];
  for (let number = 2; taken.has(name); number++) name = `${names[kind]} ${number}`;
  const value = FIRST_VALUES[kind];
  return { name, kind, level: 1, ...(value === undefined ? {} : { value }) };
}
