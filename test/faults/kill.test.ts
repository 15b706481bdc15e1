import { expect, test } from "vitest";
import { killRounds } from "./kill-rounds.ts";

test("servers and database killed under load lose nothing they acknowledged, double nothing, and come back by themselves", async () => {
  const report = await killRounds(2);
  expect(report).toMatchObject({ lost: 0, doubled: 0, refused: [], faults: "" });
  expect(report.answered).toBeGreaterThan(20);
});
