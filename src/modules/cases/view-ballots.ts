import { type BallotMember, ballotsOf, memberName } from "../../core/process/index.ts";
import type { ItemInForce } from "../catalogue/index.ts";
import type { JournalEvent, Matter, Task } from "../matters/index.ts";
import { orgOfStep } from "./domain/context.ts";
import type { CaseOwn } from "./domain/own.ts";
import type { Registers } from "./registers.ts";
import type { BallotView, VoterView } from "./shared.ts";

interface Shown extends Registers {
  /** What somebody wrote, as far as the reader may see it. */
  wordsOf(event: JournalEvent | undefined): string | null;
}

/** How the steps that several people sign stand: who has answered and how, whose turn it is, what is still needed. */
export function ballotViews(
  { state, region }: Pick<Matter<CaseOwn>, "state" | "region">,
  events: readonly JournalEvent[],
  { process }: Pick<ItemInForce, "process">,
  shown: Shown,
): BallotView[] {
  if (!state.process) return [];
  const { orgs, staff } = shown;
  const place = (code: string) => orgs.get(code)?.name ?? code;
  return ballotsOf(process, state.process).map(({ node, members, ...ballot }) => {
    const drawn = process.nodes.find(({ id }) => id === node);
    const voterOf = (member: BallotMember): VoterView => {
      const task = member.visit === null ? undefined : state.tasks[member.visit];
      const answer = member.agree === null ? null : member.agree ? "agree" : "refuse";
      const waiting = task !== undefined && task.closedAt === null && member.agree === null;
      const event = answer === null ? undefined : events.findLast(({ data }) => data.tasks?.some((one) => isEndOf(one, member.visit)));
      const named = nameOf(member, task);
      const org = task?.org ?? orgNamed(member) ?? orgOfStep({ ...drawn?.step }, state.own, { orgs, region });
      return {
        id: named,
        name: named === null ? null : (staff.byId(named)?.name ?? event?.actor.name ?? ""),
        orgName: place(org),
        post: task?.post ?? drawn?.step?.post ?? "handler",
        isUnit: isUnit(member),
        visit: member.visit,
        votes: member.weight,
        answer,
        automatic: answer !== null && task?.closedBy === null,
        opinion: shown.wordsOf(event),
        at: event?.at ?? null,
        waiting,
      };
    };
    return { ...ballot, step: drawn?.name ?? node, voters: members.map(voterOf) };

    /** Of members that have no task yet: where they will sign. */
    function orgNamed({ item }: BallotMember): string | null {
      const name = memberName(item);
      if (name === null) return null;
      return name.startsWith("person:") ? (name.split("@")[1] ?? null) : orgOfStep({ org: name }, state.own, { orgs, region });
    }
  });
}

/** One of several organisations that vote, not one of several people. */
function isUnit({ item }: BallotMember): boolean {
  const name = memberName(item);
  return name !== null && !name.startsWith("person:");
}

/** Who answered; before that, whom it is named for. */
function nameOf({ item }: BallotMember, task: Task | undefined): string | null {
  if (task) return task.closedAt === null ? task.assignee : task.closedBy;
  const person = /^person:([^@?]+)@/.exec(memberName(item) ?? "");
  return person?.[1] ?? null;
}

function isEndOf({ visit, closedAt }: Task, ended: string | null): boolean {
  return visit === ended && closedAt !== null && closedAt !== undefined;
}
