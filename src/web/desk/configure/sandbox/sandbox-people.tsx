import { useMemo } from "react";
import type { CaseView } from "../../../../modules/cases/shared.ts";
import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";
import type { SandboxAct, SandboxPerson, SandboxView } from "../../../../modules/designs/shared.ts";
import { type ActStage, ActStageContext } from "../../case/act/act-stage.ts";
import type { Refused } from "../../case/act/use-perform.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { SandboxApplicant } from "./sandbox-applicant.tsx";
import { SandboxPersonCard } from "./sandbox-person.tsx";

export interface SandboxPeopleProps {
  view: SandboxView;
  played: CaseView;
  item: ItemPackage;
  busy: boolean;
  onAct: (act: Omit<SandboxAct, "at">) => Promise<Refused | null>;
}

/** Everybody who can do something now, each with what they can do. */
export function SandboxPeople({ view, played, item, busy, onAct }: SandboxPeopleProps) {
  const text = useText(configureText);
  const waiting = view.people.filter(({ by }) => by === "step");
  const beside = view.people.filter(({ by }) => by !== "step");
  /** As posts are held now: a step found by its post alone, which nobody holds there, or one that nobody can act at. */
  const isNobodys = ({ visit, acts }: SandboxPerson) => {
    const task = played.tasks.find((open) => open.visit === visit);
    if (!task) return false;
    const byPost = task.assignee === null && task.candidates === null && (view.colleagues[task.visit] ?? []).length === 0;
    return byPost || acts.length === 0 || task.handedUp !== null;
  };
  const shown = (person: SandboxPerson) =>
    person.by === "applicant" ? (
      <SandboxApplicant key="applicant" person={person} played={played} busy={busy} onAct={onAct} />
    ) : (
      <Staged key={`${person.by} ${person.visit}`} {...{ view, played, item, person, onAct }} nobodys={isNobodys(person)} />
    );
  return (
    <>
      {waiting.map(shown)}
      {waiting.length === 0 && <p className="panel">{text.playEnded}</p>}
      {beside.map(shown)}
    </>
  );
}

function Staged({
  view,
  played,
  item,
  person,
  nobodys,
  onAct,
}: Omit<SandboxPeopleProps, "busy"> & { person: SandboxPerson; nobodys: boolean }) {
  const stage = useMemo<ActStage>(
    () => ({
      async perform({ command, input }) {
        if (command === "submit") throw new Error("an application is handed in once");
        const refused = await onAct({
          by: person.by,
          command,
          visit: visitIn(input) ?? person.visit,
          input: input as Record<string, unknown>,
        });
        return refused ? { ok: false, ...refused } : { ok: true, caseId: played.id, version: played.version };
      },
      facts: { specialProcedures: item.specialProcedures, supplementDays: item.supplementDays, fees: item.fees, takes: [] },
      candidates: (visit) => view.colleagues[visit ?? ""] ?? [],
    }),
    [onAct, person, played, item, view],
  );
  return (
    <ActStageContext value={stage}>
      <SandboxPersonCard person={person} played={played} nobodys={nobodys} />
    </ActStageContext>
  );
}

/** Most acts name the visit they are done at. */
function visitIn(input: unknown): string | null {
  return typeof input === "object" && input !== null && "visit" in input && typeof input.visit === "string" ? input.visit : null;
}
