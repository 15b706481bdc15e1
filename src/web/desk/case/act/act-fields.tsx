import type { ComponentType } from "react";
import type { FieldError } from "../../../../core/forms/index.ts";
import type { CaseView } from "../../../../modules/cases/shared.ts";
import type { ActDraft, ActView, DeskAct, DraftField } from "./act-draft.ts";
import { isDeskAct } from "./act-draft.ts";
import type { ItemFacts } from "./facts-of.ts";
import { ChoiceFields } from "./fields/choice-fields.tsx";
import { DocumentsField } from "./fields/documents-field.tsx";
import { ChargeFields, PaymentFields } from "./fields/fee-fields.tsx";
import { CheckList, LacksList, LaterList, PapersList } from "./fields/materials-fields.tsx";
import { MeasuresField } from "./fields/measures-field.tsx";
import { OpinionField } from "./fields/opinion-field.tsx";
import { AuthorityField, ManyOutcomes, RefuseOutcome, ReplyNumber, VoidDocument } from "./fields/outcome-fields.tsx";
import { AgreeField, ColleagueField, ReadersField, SignerField, SignersFields, StaffField } from "./fields/people-fields.tsx";
import { SituationFields } from "./fields/situation-fields.tsx";
import { StepFormFields } from "./fields/step-form-fields.tsx";
import { SuppliedFiles } from "./fields/supplied-files.tsx";
import { DeliveryFields, ExtensionFields, JumpField, ReturnFields, SuspendFields, TransferField } from "./fields/way-fields.tsx";

export interface FieldsProps {
  view: CaseView;
  act: ActView;
  draft: ActDraft;
  change: (part: Partial<ActDraft>) => void;
  /** Fields that were found empty on sending. */
  lacking: readonly DraftField[];
  /** The step whose person the server wants chosen, after it refused without. */
  unchosen: string | null;
  /** What is wrong with the part of the form that the step fills in. */
  formFaults: readonly Pick<FieldError, "path" | "message">[];
  facts: ItemFacts | undefined;
}

/** What each act asks for, in order. Adding an act is one line here. */
const FIELDS: Record<DeskAct, readonly ComponentType<FieldsProps>[]> = {
  receive: [PapersList, OpinionField],
  "correct-situation": [SituationFields, OpinionField],
  accept: [CheckList, LaterList, StepFormFields, ChoiceFields, OpinionField],
  refuse: [RefuseOutcome, OpinionField],
  "ask-supplement": [LacksList],
  supply: [PapersList, SuppliedFiles],
  settle: [CheckList, StepFormFields, ManyOutcomes, ChoiceFields, OpinionField],
  agree: [StepFormFields, ChoiceFields, OpinionField],
  disagree: [StepFormFields, ChoiceFields, OpinionField],
  return: [ReturnFields, OpinionField],
  transfer: [TransferField, OpinionField],
  claim: [],
  unclaim: [],
  copy: [ReadersField, OpinionField],
  suspend: [SuspendFields, OpinionField],
  resume: [OpinionField],
  "send-up": [StepFormFields, AuthorityField, ChoiceFields, OpinionField],
  "enter-reply": [StepFormFields, ManyOutcomes, ReplyNumber, ChoiceFields, OpinionField],
  decide: [StepFormFields, ManyOutcomes, ChoiceFields, OpinionField],
  deliver: [DeliveryFields, OpinionField],
  charge: [ChargeFields],
  "record-payment": [PaymentFields],
  terminate: [OpinionField],
  void: [VoidDocument, OpinionField],
  recall: [OpinionField],
  jump: [JumpField, OpinionField],
  urge: [OpinionField],
  ask: [StaffField, OpinionField],
  answer: [OpinionField],
  "ask-extension": [ExtensionFields, OpinionField],
  "answer-extension": [ManyOutcomes, OpinionField],
  delegate: [ColleagueField, OpinionField],
  "add-signers": [SignersFields, OpinionField],
  "remove-signer": [SignerField, OpinionField],
  sign: [AgreeField, OpinionField],
};

export function ActFields(props: FieldsProps) {
  const { act } = props.act;
  if (!isDeskAct(act)) return null;
  return [...FIELDS[act], MeasuresField, DocumentsField].map((Field) => <Field key={Field.name} {...props} />);
}
