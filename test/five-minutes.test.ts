/** A new item with the standard process goes from nothing to taking applications in five minutes of a person's time, and one is handed in (W1). */
import { expect } from "vitest";
import { askedForm, type FormDefinition } from "../src/core/forms/index.ts";
import { aCitizen } from "./people/citizen.ts";
import { aProcessDesigner } from "./people/process-designer.ts";
import { journey, PHONE, withBrowser } from "./stage/browser.ts";
import { employment, type Item, sampleAnswers } from "./stage/items.ts";
import { paceOf } from "./stage/pace.ts";

withBrowser();

const NAME = "高龄老人津贴申请";
const FIVE_MINUTES = 300;

journey("a configurator makes an item from nothing within five minutes, and a citizen applies for it within five more", async (scene) => {
  const designer = await aProcessDesigner(scene);
  const making = await paceOf(designer.page);
  await designer.makesItem(NAME, "便民服务");
  await designer.describes("年满八十周岁的本县老人，可以申请每月发放的高龄津贴。");
  await designer.basesOn("中华人民共和国老年人权益保障法", "第三十三条", "国家鼓励地方建立八十周岁以上低收入老年人高龄津贴制度。");
  await designer.goesTo("检查与发布");
  await designer.publishes();
  const made = making.seconds();

  const form = await designer.formOf<FormDefinition>();
  const citizen = await aCitizen(scene, { size: PHONE });
  const applying = await paceOf(citizen.page);
  const item: Item = { ...employment, name: NAME, department: "mz", form: askedForm(form), materials: [], answers: sampleAnswers(form) };
  await citizen.startsApplying(item);
  await citizen.introducesThemself(item);
  await citizen.goesOn();
  await citizen.answersTheForm(item);
  await citizen.uploadsWhateverIsAsked();
  await citizen.sends();
  await citizen.keepsTheReceipt();

  console.log(`From nothing to published: ${Math.round(made)} s; applied for: ${Math.round(applying.seconds())} s of a person's time`);
  expect(Math.min(making.done.click, applying.done.click)).toBeGreaterThan(5);
  expect(made).toBeLessThan(FIVE_MINUTES);
  expect(applying.seconds()).toBeLessThan(FIVE_MINUTES);
});
