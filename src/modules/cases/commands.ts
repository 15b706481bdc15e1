import type { Decision } from "../matters/index.ts";
import { acceptCase } from "./accept-case.ts";
import { agreeStep } from "./agree-step.ts";
import { answerColleague, askColleague } from "./ask-colleague.ts";
import { askSupplement } from "./ask-supplement.ts";
import { chargeFee, recordPayment } from "./charge-fee.ts";
import { claimTask, unclaimTask } from "./claim-task.ts";
import { copyCase } from "./copy-case.ts";
import { correctSituation } from "./correct-situation.ts";
import { decideCase } from "./decide-case.ts";
import { deliverResult } from "./deliver-result.ts";
import { disagreeStep } from "./disagree-step.ts";
import type { Act } from "./domain/acts.ts";
import type { CaseAct } from "./domain/context.ts";
import { terminateCase, voidCase, withdrawApplication } from "./end-case.ts";
import { answerExtension, askExtension } from "./extend-limit.ts";
import { issueDocument, voidDocument } from "./issue-document.ts";
import { jumpCase } from "./jump-case.ts";
import { recallStep } from "./recall-step.ts";
import { receiveApplication } from "./receive-application.ts";
import { refuseApplication } from "./refuse-application.ts";
import { returnStep } from "./return-step.ts";
import { saveOpinion } from "./save-opinion.ts";
import { enterReply, sendUp } from "./send-up.ts";
import { settleCase } from "./settle-case.ts";
import type { CaseCommandInput } from "./shared.ts";
import { addSigner, delegateStep, removeSigners, signWithin } from "./sign-within.ts";
import { supplyMaterials } from "./supply-materials.ts";
import { resumeCase, suspendCase } from "./suspend-case.ts";
import { transferTask } from "./transfer-task.ts";
import { urgeCase } from "./urge-case.ts";

type Decide<N extends Act> = (act: CaseAct<CaseCommandInput<N>>) => Decision;

/** Every command on an existing case and the function that judges it. A new one is a file and a line here, in `shared.ts` and in `domain/acts.ts`. */
const DECIDE: { [N in Act]: Decide<N> } = {
  receive: receiveApplication,
  "correct-situation": correctSituation,
  accept: acceptCase,
  refuse: refuseApplication,
  "ask-supplement": askSupplement,
  supply: supplyMaterials,
  settle: settleCase,
  agree: agreeStep,
  disagree: disagreeStep,
  return: returnStep,
  transfer: transferTask,
  claim: claimTask,
  unclaim: unclaimTask,
  copy: copyCase,
  suspend: suspendCase,
  resume: resumeCase,
  "send-up": sendUp,
  "enter-reply": enterReply,
  decide: decideCase,
  deliver: deliverResult,
  charge: chargeFee,
  "record-payment": recordPayment,
  withdraw: withdrawApplication,
  terminate: terminateCase,
  void: voidCase,
  recall: recallStep,
  jump: jumpCase,
  "save-opinion": saveOpinion,
  urge: urgeCase,
  ask: askColleague,
  answer: answerColleague,
  "ask-extension": askExtension,
  "answer-extension": answerExtension,
  delegate: delegateStep,
  "add-signers": addSigner,
  "remove-signer": removeSigners,
  sign: signWithin,
  "issue-document": issueDocument,
  "void-document": voidDocument,
};

/** Judges a command whose input has passed the schema of that command. */
export function decide(command: Act, act: CaseAct<unknown>): Decision {
  return (DECIDE[command] as (act: CaseAct<unknown>) => Decision)(act); // input and command belong together: perform-case parses by the command's schema
}
