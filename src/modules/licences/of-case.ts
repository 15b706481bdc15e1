import type { Readable } from "node:stream";
import { dayOf } from "../../platform/clock.ts";
import type { StoredFile } from "../../platform/files/index.ts";
import type { House } from "../house.ts";
import { standingOn } from "./domain/standing.ts";
import type { GivenLicence } from "./shared.ts";
import { licencesOfCase, paperRecords } from "./store.ts";

/** The licences a case has given, as they stand today, with the papers of what ended them: for whoever has proved the case. Two queries. */
export async function licencesGiven(house: House, caseId: string): Promise<GivenLicence[]> {
  const rows = await licencesOfCase(house, caseId);
  if (rows.length === 0) return [];
  const papers = await paperRecords(
    house,
    rows.map(({ id }) => id),
  );
  const today = dayOf(house.clock.now());
  return rows.map((row) => ({
    document: row.document,
    standing: standingOn({ state: row.state, validUntil: row.valid_until, deemedOn: row.deemed_on }, today),
    papers: papers
      .filter(({ licence }) => licence === row.id)
      .map(({ id, name, number, issued_at }) => ({ id, name, number, at: issued_at })),
  }));
}

/** The paper that ended a licence of a case, as a file for its holder, who has proved the case. */
export async function endingPaperOfCase(
  house: House,
  { caseId, id }: { caseId: string; id: string },
): Promise<{ file: StoredFile; name: string; stream: () => Readable } | null> {
  const rows = await licencesOfCase(house, caseId);
  const papers = await paperRecords(
    house,
    rows.map((row) => row.id),
  );
  const paper = papers.find((each) => each.id === id);
  const file = paper ? await house.files.find(paper.pdf) : null;
  return paper && file ? { file, name: `${paper.name}${paper.number}.pdf`, stream: () => house.files.read(paper.pdf) } : null;
}
