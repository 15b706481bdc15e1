import type { CaseView } from "../../cases/shared.ts";
import type { ItemInForce } from "../../catalogue/index.ts";
import type { SandboxAct } from "../shared.ts";

/** Numbers with right check digits that belong to nobody: the county of the demo, and an authority that doesn't exist. */
const NOBODY = { person: "610999199001010012", organisation: "91610999MA0000000Y" } as const;
const PHONE = "13900000000";

/** An application that has everything: every material on paper, handed in at a window. */
export function sandboxApplication(item: ItemInForce, { answers, window }: { answers: Record<string, unknown>; window: string | null }) {
  const kind = item.package.objects[0] ?? "person";
  return {
    itemCode: item.code,
    applicant: { kind, name: item.package.name.slice(0, 60), number: NOBODY[kind], phone: PHONE, address: "", agent: null },
    form: answers,
    papers: item.package.materials.map((material) => material.code),
    channel: "web",
    window,
  };
}

/** The whole input of a command, from the little that is chosen while playing. */
export function sandboxInput({ command, visit, opinion, outcome, target, form }: SandboxAct, shown: CaseView, item: ItemInForce): unknown {
  const checked = shown.materials.filter(({ paper, files }) => paper || files.length > 0).map(({ code }) => code);
  const [procedure] = item.package.specialProcedures;
  switch (command) {
    case "receive":
      return { papers: [], note: opinion };
    case "accept":
      return { checked, later: [], opinion, form };
    case "refuse":
      return { outcome: "not-accepted", reason: opinion };
    case "settle":
      return { checked, outcome, opinion, form };
    case "agree":
      return { visit, opinion, form };
    case "return":
      return { visit, target, after: "rerun", opinion };
    case "suspend":
      return { kind: procedure?.kind ?? "", days: Math.max(1, Math.min(procedure?.maximum ?? 1, 5)), reason: opinion, noticed: true };
    case "resume":
      return { note: opinion };
    case "send-up":
      return { visit, authority: opinion.slice(0, 100), opinion, form };
    case "enter-reply":
      return { visit, outcome, number: "", opinion, form };
    case "decide":
      return { visit, outcome, opinion, form };
    case "deliver":
      return { visit, manner: "window", receiver: shown.applicant.name, note: opinion };
  }
}
