import { expect, it } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { basicItem, CONFIGURED, seedDemoCatalogue } from "../catalogue/fixtures.ts";
import { actorFor, testHouse } from "../identity/fixtures.ts";
import { asked, consultationHouse, must } from "./fixtures.ts";
import { listPublished, questionWorklist } from "./index.ts";

it("a question about an item waits for the item's department, and is listed under the item once published", async () => {
  const open = await testDatabase();
  try {
    const clock = new FixedClock("2026-03-16T09:30:00+08:00");
    await seedDemoCatalogue(testHouse(open.db, clock, { demo: true }));
    const house = await consultationHouse(open.db, clock);
    const item = await basicItem(house, CONFIGURED["minimum-living-allowance"]);
    const handler = await actorFor(house, { org: item.package.department, post: "handler" });
    const { questionId } = await asked(house, { item: item.code, consent: true });
    const { rows } = await questionWorklist(house, handler, { box: "todo", limit: 10 });
    expect(rows).toMatchObject([{ id: questionId, itemName: item.package.name, department: item.package.department }]);
    await must(house, handler, questionId, "answer", { answer: "十五个工作日内办结。" });
    await must(house, handler, questionId, "publish", { title: "多久办结", content: "多久能有结果？", answer: "十五个工作日内办结。" });
    expect((await listPublished(house, { item: item.code, limit: 10 })).rows).toMatchObject([{ id: questionId, itemCode: item.code }]);
    expect((await listPublished(house, { item: "61099900MZ-QR-9999", limit: 10 })).rows).toEqual([]);
  } finally {
    await open.close();
  }
});
