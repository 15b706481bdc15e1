import { describe, expect, it } from "vitest";
import {
  type AssignmentResult,
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

function taken(result: AssignmentResult): Assignments {
  if (!result.ok) throw new Error(result.code);
  return result.assignments;
}

describe("who acts in a task", () => {
  it("转办: the new person finishes, the old one is out", () => {
    const after = taken(transferTask(assignTo("li"), "li", "wang"));
    expect(actingPersons(after)).toEqual(["wang"]);
    expect(answerAssignment(after, "li", true)).toEqual({ ok: false, code: "assignment/not-acting" });
    expect(assignmentOutcome(taken(answerAssignment(after, "wang", true)))).toBe("agreed");
  });

  it("委派: comes back to the one who asked, whatever the answer", () => {
    const asked = taken(delegateTask(assignTo("li"), "li", "wang"));
    expect(actingPersons(asked)).toEqual(["wang"]);
    const back = taken(answerAssignment(asked, "wang", false));
    expect(actingPersons(back)).toEqual(["li"]);
    expect(assignmentOutcome(back)).toBeUndefined();
    expect(assignmentOutcome(taken(answerAssignment(back, "li", true)))).toBe("agreed");
  });

  it("加签 before: the others first, all of them, then I", () => {
    let now = taken(addSigners(assignTo("li"), "li", ["wang", "zhao"], "before"));
    now = taken(answerAssignment(now, "wang", true));
    expect(actingPersons(now)).toEqual(["zhao"]);
    now = taken(answerAssignment(now, "zhao", true));
    expect(actingPersons(now)).toEqual(["li"]);
  });

  it("加签 after: the others once I have agreed", () => {
    let now = taken(addSigners(assignTo("li"), "li", ["wang"], "after"));
    expect(actingPersons(now)).toEqual(["li"]);
    now = taken(answerAssignment(now, "li", true));
    expect(actingPersons(now)).toEqual(["wang"]);
    expect(assignmentOutcome(taken(answerAssignment(now, "wang", true)))).toBe("agreed");
  });

  it("减签: takes out who hasn't acted, and the one who waited goes on", () => {
    const now = taken(addSigners(assignTo("li"), "li", ["wang"], "before"));
    expect(actingPersons(taken(removeSigner(now, "wang")))).toEqual(["li"]);
    expect(removeSigner(taken(answerAssignment(now, "wang", true)), "wang")).toEqual({ ok: false, code: "assignment/already-acted" });
    expect(removeSigner(now, "li")).toEqual({ ok: false, code: "assignment/not-added" });
  });

  it("a refusal decides while added signers are still pending", () => {
    const now = taken(addSigners(assignTo("li"), "li", ["wang", "zhao"], "before"));
    expect(assignmentOutcome(taken(answerAssignment(now, "wang", false)))).toBe("refused");
  });

  it("nobody is brought in twice, and only by someone who acts", () => {
    const now = taken(addSigners(assignTo("li"), "li", ["wang"], "before"));
    expect(addSigners(now, "wang", ["li"], "after")).toEqual({ ok: false, code: "assignment/already-there" });
    expect(transferTask(now, "li", "zhao")).toEqual({ ok: false, code: "assignment/not-acting" });
    expect(delegateTask(now, "wang", "")).toEqual({ ok: false, code: "assignment/nobody-named" });
  });
});
