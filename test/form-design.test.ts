/** A form is designed, published and applied for (W4, W6): a repeated block, computed answers and a condition, by mouse and keyboard. */
import { expect } from "vitest";
import { askedForm } from "../src/core/forms/index.ts";
import { aCitizen } from "./people/citizen.ts";
import { aConfigurator } from "./people/configurator.ts";
import { journey, withBrowser } from "./stage/browser.ts";
import { allowance, type Item, sampleAnswers } from "./stage/items.ts";

withBrowser();

const ITEM = "临时救助待遇核定";

journey("a form with a repeated block and computed answers is built, published and applied for", async (scene) => {
  const configurator = await aConfigurator(scene);
  await configurator.beginsANewVersion(ITEM);
  await configurator.opensTheForm();

  await configurator.addsAPage("支出明细");
  await configurator.drags("表格（可增行）", configurator.emptyPlace());
  await configurator.names("各项支出");
  await configurator.requires();
  await configurator.selects("内容", "单行文字");
  await configurator.names("支出项目");
  await configurator.requires();
  await configurator.addsByKeyboard("金额");
  await configurator.names("支出金额");
  await configurator.requires();
  await configurator.see("form designer");

  // A sum over the column, below the table.
  await configurator.selects("各项支出", "表格（可增行）");
  await configurator.addsByKeyboard("自动计算");
  await configurator.names("支出合计");
  await configurator.chooses("选字段或填数", "各项支出 › 支出金额");
  await configurator.chooses("结果显示为", "金额");
  await configurator.side.getByText("自动等于 各项支出 › 支出金额的合计").waitFor();

  // Asked only of those whose sum is high, and put before the sum by keyboard, then back.
  await configurator.addsByKeyboard("多行文字");
  await configurator.names("大额支出说明");
  await configurator.showsWhen();
  await configurator.chooses("字段", "支出合计");
  await configurator.chooses("关系", "大于");
  await configurator.side.getByRole("spinbutton", { name: "值", exact: true }).fill("1000");
  await configurator.side.getByText("当“支出合计”大于“1000 元”时显示").waitFor();
  await configurator.requires();
  await configurator.moves("大额支出说明", "多行文字", ["Alt+ArrowUp", "Alt+ArrowDown", "Control+d", "Control+z"]);

  // An id that is in no version yet can be another; what reads it follows.
  await configurator.selects("支出合计", "自动计算");
  await configurator.givesId("total");

  const form = await configurator.exportsTheForm();
  expect(form.pages.at(-1)).toMatchObject({
    title: { "zh-CN": "支出明细" },
    fields: [
      { id: "table1", kind: "table", required: true, fields: [{ label: { "zh-CN": "支出项目" } }, { kind: "money", required: true }] },
      { id: "total", computed: "sum(table1.money1)", shownAs: "money" },
      { id: "longText1", required: true, shownWhen: "total > 100000" },
    ],
  });
  await configurator.looksAtThePreview();
  await configurator.publishes();

  const citizen = await aCitizen(scene);
  const item: Item = {
    ...allowance,
    name: ITEM,
    form: askedForm(form),
    situations: [],
    materials: [],
    answers: {
      ...sampleAnswers(form),
      table1: [
        { text1: "住院费", money1: 90_000 },
        { text1: "药费", money1: 30_000 },
      ],
      longText1: "做了一次手术",
    },
  };
  await citizen.startsApplying(item);
  await citizen.introducesThemself(item);
  await citizen.goesOn();
  await citizen.answersTheForm(item);
  await citizen.uploadsWhateverIsAsked();
  for (const words of ["住院费", "1,200.00 元", "做了一次手术"]) await citizen.page.getByText(words).first().waitFor();
  await citizen.sends();
  const number = await citizen.keepsTheReceipt();
  await citizen.tracks(number, item);
  await citizen.sees("您提交了申请");
});
