/**
 * The process engine: BPMN 2.0 XML → compiled process → tokens. Pure: no I/O, no clock, no randomness; what the engine decides are
 * events, and the state is their fold. 退回, 拿回, 跳转, 会签 have exact meanings by rounds and fork stacks (docs/decisions/0011-process-returns.md).
 * Imports nothing of the house; expressions are answered by a function the caller gives.
 */
export {
  type Assignment,
  type AssignmentKind,
  type AssignmentRefusal,
  type AssignmentResult,
  type AssignmentStatus,
  type Assignments,
  actingPersons,
  addSigners,
  answerAssignment,
  assignmentOutcome,
  assignTo,
  delegateTask,
  removeSigner,
  transferTask,
} from "./assignment.ts";
export { type Ballot, type BallotMember, ballotsOf, neededOf } from "./ballot.ts";
export { type CompileOptions, type CompileResult, compileProcess } from "./compile.ts";
export { type Drawing, type DrawnFlow, type DrawnNode, drawProcess } from "./draw.ts";
export type { ProcessEvent } from "./events.ts";
export { evolve, initialState, replay } from "./evolve.ts";
export type { Finding } from "./finding.ts";
export { leanEvent } from "./lean.ts";
export { canRecall, jumpTargets, openTimers, openVisits, type ReturnTarget, returnTargets } from "./look.ts";
export { type ProcessLanguage, processText, processWords } from "./messages.ts";
export { MINGTANG_NAMESPACE, mingtangDescriptor } from "./moddle-descriptor.ts";
export { memberName } from "./multi.ts";
export { proveProcess } from "./prove.ts";
export { type LimitOfItem, type LimitProof, proveLimits } from "./prove-limits.ts";
export { readMulti, readStep } from "./read-step.ts";
export { drawingFault } from "./read-xml.ts";
export { renameAnswerIn } from "./rename-answer.ts";
export type { EngineContext, Evaluate, Outcome, Refusal } from "./run.ts";
export { type ReturnSignal, type Signal, type StartContext, signal, startProcess } from "./signal.ts";
export type {
  Awaiting,
  CancelReason,
  Direct,
  Ending,
  EntryKind,
  Fork,
  LeftBy,
  Member,
  MessageWait,
  Place,
  ProcessState,
  ScopeInstance,
  Timer,
  Visit,
  Vote,
  VoteOutcome,
} from "./state.ts";
export { readStepRights, type StepRights, writeStepRight } from "./step-rights.ts";
export { copyNode } from "./tree/copy.ts";
export { insertNodes, moveNode, removeAt, removeNode } from "./tree/edit.ts";
export { addBoundary, changeBoundary } from "./tree/edit-boundary.ts";
export { addBranch, changeBranch, makeOtherwise, moveBranch, newBlock, wrapNode } from "./tree/edit-branches.ts";
export { changeNode, type Edited, type TreePlace } from "./tree/edited.ts";
export { newIds, sequenceOf, whereIs } from "./tree/find.ts";
export type {
  ProcessTree,
  TreeActivity,
  TreeBack,
  TreeBoundary,
  TreeBranch,
  TreeBranches,
  TreeEvent,
  TreeGateway,
  TreeNode,
  TreePoint,
  TreeSubProcess,
  TreeTask,
  TreeTaskKind,
} from "./tree/model.ts";
export { isActivity, isClosed, nodesOf, sequencesOf } from "./tree/model.ts";
export { readTree, type TreeReading } from "./tree/read-tree.ts";
export { returnableFrom } from "./tree/ways.ts";
export { writeTree } from "./tree/write-tree.ts";
export type {
  CompiledProcess,
  FieldAccess,
  Finder,
  JsonValue,
  LimitUnit,
  MultiSettings,
  NodeKind,
  PointKind,
  ProcessFault,
  ProcessFlow,
  ProcessNode,
  ProcessSettings,
  RiskLevel,
  StepButton,
  StepCopy,
  StepOverrun,
  StepPeople,
  StepRisk,
  StepRole,
  StepSettings,
  SupervisionPoint,
  TimerRule,
  Trigger,
  VoteRule,
} from "./types.ts";
export {
  AGAIN_RULES,
  COPY_FINDERS,
  FINDERS,
  LIMIT_UNITS,
  MOST_VOTES,
  NOBODY_RULES,
  OVERRUN_ACTS,
  PICKS,
  POINT_KINDS,
  SELF_RULES,
  STEP_ROLES,
  VOTE_RULES,
  WORK_ROLES,
} from "./types.ts";
export { readWeights, writeWeights } from "./weights.ts";
export { writtenOut } from "./written-out.ts";
