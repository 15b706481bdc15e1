import { Radio } from "antd";
import type { Situation, SituationAnswers } from "../../../modules/catalogue/shared.ts";
import { GroupFrame } from "./fields/field-frame.tsx";

export interface SituationQuestionsProps {
  situations: readonly Situation[];
  answers: SituationAnswers;
  onChange: (answers: SituationAnswers) => void;
}

/** 情形: what is asked first, since the papers hang on it. Enter finds them like any other gap, digits choose. */
export function SituationQuestions({ situations, answers, onChange }: SituationQuestionsProps) {
  if (situations.length === 0) return null;
  return (
    <div className="situation-questions">
      {situations.map(({ id, question, help, choices }) => (
        <GroupFrame key={id} label={question} hint={help} required>
          <Radio.Group
            value={answers[id] ?? ""}
            options={choices.map((choice) => ({ value: choice.id, label: choice.label }))}
            onChange={(event) => onChange({ ...answers, [id]: event.target.value })}
          />
        </GroupFrame>
      ))}
    </div>
  );
}
