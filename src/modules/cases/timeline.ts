import type { Org } from "../identity/shared.ts";
import type { JournalEvent } from "../matters/index.ts";
import type { BallotFact } from "./domain/ballot-fact.ts";
import type { MeasureTaken } from "./domain/measures.ts";
import type { PassFact } from "./domain/people/follow-people.ts";
import type { TimelineEntry } from "./shared.ts";

/** Facts of an event that a timeline may show besides its opinion. */
const FACTS = [
  "target",
  "after",
  "toName",
  "kind",
  "name",
  "days",
  "promise",
  "due",
  "authority",
  "rightAgency",
  "manner",
  "number",
  "from",
  "channel",
  "fen",
  "times",
  "document",
  "certificates",
] as const;

export function timelineOf(
  events: readonly JournalEvent[],
  nameOfNode: (node: string) => string,
  orgs: ReadonlyMap<string, Org>,
  nameOfMaterial: (code: string) => string,
): TimelineEntry[] {
  return events.map((event) => {
    const { actor, data, personal } = event;
    const node = textOf(data.node);
    return {
      sequence: event.sequence,
      at: event.at,
      type: event.type,
      step: node ? nameOfNode(node) : null,
      person:
        actor.kind === "person"
          ? {
              name: actor.name ?? "",
              staffNumber: actor.staffNumber,
              org: actor.org,
              orgName: actor.org ? (orgs.get(actor.org)?.name ?? actor.org) : null,
              post: actor.post,
              section: actor.section,
              ...(actor.for ? { standsInFor: actor.for.name } : {}),
            }
          : null,
      opinion: textOf(personal?.opinion) ?? textOf(personal?.reason) ?? lacksIn(personal?.lacks, nameOfMaterial),
      outcome: textOf(data.outcome),
      ballot: (data.ballot as BallotFact | undefined) ?? null, // written by `move`
      passes: passesIn(data, nameOfNode),
      measures: ((data.measures ?? []) as MeasureTaken[]).map(({ measure }) => measure), // written by withMeasures
      details: detailsOf(event, nameOfNode),
    };
  });
}

function detailsOf({ data, personal }: JournalEvent, nameOfNode: (node: string) => string): TimelineEntry["details"] {
  const facts = FACTS.flatMap((key) => {
    const text = textOf(data[key]);
    return text === null ? [] : [[key, key === "target" ? nameOfNode(text) : text] as const];
  });
  // Before answers were personal, what was corrected stood with the open part.
  const corrected = textOf(personal?.corrected) ?? textOf(data.situations);
  return Object.fromEntries([...facts, ...(corrected === null ? [] : [["situations", corrected]])]);
}

function passesIn(data: JournalEvent["data"], nameOfNode: (node: string) => string): TimelineEntry["passes"] {
  const passes = (data.passes ?? []) as PassFact[]; // written by followPeople
  return passes.map(({ node, reason, agree }) => ({ step: nameOfNode(node), reason, agree }));
}

/** What 告知补正 asked for, material by material; whoever takes up the case afterwards reads it in the record. */
function lacksIn(lacks: unknown, nameOfMaterial: (code: string) => string): string | null {
  if (typeof lacks !== "object" || lacks === null) return null;
  return Object.entries(lacks)
    .map(([code, lack]) => `${nameOfMaterial(code)}：${lack}`)
    .join("\n");
}

function textOf(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}
