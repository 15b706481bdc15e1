import { Tag } from "antd";
import type { QuestionState } from "../../../modules/consultation/shared.ts";
import { useText } from "../language.tsx";
import { consultationText } from "../messages/consultation.ts";

const COLOURS: Record<QuestionState, string> = {
  routing: "orange",
  answering: "blue",
  answered: "blue",
  published: "green",
  private: "green",
  closed: "default",
};

export function QuestionStateTag({ state }: { state: QuestionState }) {
  const text = useText(consultationText);
  return (
    <Tag color={COLOURS[state]} variant="outlined" className="state-tag">
      {text.states[state]}
    </Tag>
  );
}
