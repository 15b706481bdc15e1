/** A clerk sets up an item alone (W1, W2, W5, W6): its process drawn as cards by mouse and keyboard, proven, published, and a case run through it. */
import { expect } from "vitest";
import { aCanvasDesigner } from "./people/canvas-designer.ts";
import { aClerk } from "./people/clerk.ts";
import { anOfficer } from "./people/officer.ts";
import { aProcessDesigner, type StepDrawer } from "./people/process-designer.ts";
import { journey, withBrowser } from "./stage/browser.ts";
import { hygiene } from "./stage/items.ts";

withBrowser();

const item = { ...hygiene, name: "公共浴室开业卫生许可", department: "mz" };

journey("a 承诺件 gets a branch by condition and 会签, is proven, published, and a case goes its way", async (scene) => {
  const designer = await aProcessDesigner(scene);
  await designer.copiesItem(item.name, hygiene.name);
  await designer.goesTo("流程");
  await designer.see("vertical designer");

  // mouse
  await designer.adds("条件分支", "审核");
  await designer.sheet.getByText("1 处问题").or(designer.page.getByText("1 处问题")).first().waitFor();
  await designer.choosesCard(/^条件分支 1：条件 1/);
  await designer.setsCondition("只变更名称", 'category = "change" or 1 / 2 > 1');
  await designer.closesSettings();
  await designer.page.getByText("没有发现问题").waitFor();

  // keyboard: from the branch taken otherwise
  await designer.sheet.getByRole("button", { name: /^条件分支 1：只变更名称/ }).focus();
  await designer.page.keyboard.press("ArrowRight");
  await designer.addsByKey("征求意见");
  await expectFocus(designer, "征求意见");
  await designer.page.keyboard.press("Delete");
  await designer.card("征求意见").waitFor({ state: "detached" });
  await designer.page.keyboard.press("Control+z");
  await designer.card("征求意见").focus();
  await designer.page.keyboard.press("Enter");
  await designer.renames("环节设置", "部门会签");
  await designer.letsUnitsSign("国土资源局", "环境保护局");
  await designer.see("vertical designer, settings");
  await designer.closesSettings();
  await designer.card("部门会签").getByText("会签", { exact: true }).waitFor();

  await designer.goesTo("检查与发布");
  await designer.publishes();

  const window = await aClerk(scene);
  const application = await window.takesIn(item);
  const number = await window.accepts(application);
  const handler = await anOfficer(scene, "handler");
  await handler.agrees(number);
  await handler.agrees(number);
  await (await anOfficer(scene, "reviewer")).agrees(number);
  for (const department of ["gt", "hb"]) await (await anOfficer(scene, `${department}.handler`)).agrees(number);
  await (await anOfficer(scene, "approver")).decides(number);
  await window.delivers(number, item.applicant.name);
});

journey(
  "a 联办件 is drawn: two departments beside the lead with limits of their own, 会签 and the head's word; it goes its way",
  async (scene) => {
    const joint = { ...hygiene, name: "公共浴室联合核准", department: "mz" };
    const designer = await aProcessDesigner(scene);
    await designer.copiesItem(joint.name, hygiene.name);
    await designer.makesItJoint("国土资源局", "环境保护局");
    await designer.goesTo("流程");

    await designer.adds("并行分支", "书面审查");
    for (const [lane, unit] of ["国土资源局", "环境保护局"].entries()) {
      await designer.addsInLane("征求意见", lane);
      await designer.sets("征求意见", `${unit}意见`, async (drawer) => {
        await drawer.picks("办理单位", "指定单位");
        await drawer.picks("单位名称", unit);
        await drawer.opens("时限");
        await drawer.fills("办理时限", String(lane + 1));
      });
    }
    // too long as it stands: the sum is shown, and what is over it
    await designer.adds("审核", "审核");
    await designer.page.getByText(/处问题$/).waitFor();
    await designer.sets("现场核查", "两人现场核查", async (drawer) => {
      await drawer.chooses("会签：都同意才通过");
      await drawer.chooses("上面找到的每个人");
      await drawer.opens("时限");
      await drawer.fills("办理时限", "1");
    });
    await designer.page.getByText("没有发现问题").waitFor();
    const isTheHeads = async (drawer: StepDrawer) => {
      await drawer.picks("办理岗位", "单位负责人");
      await drawer.picks("怎样找到办理人", "单位或者科室的负责人");
    };
    await designer.sets("审核", "局长审定", isTheHeads, 1);
    await designer.card("局长审定").getByText("办理部门 · 单位负责人").waitFor();
    await designer.goesTo("检查与发布");
    await designer.publishes();

    const window = await aClerk(scene);
    const number = await window.accepts(await window.takesIn(joint));
    const handler = await anOfficer(scene, "handler");
    await handler.agrees(number);
    for (const department of ["gt", "hb"]) await (await anOfficer(scene, `${department}.handler`)).agrees(number);
    await handler.agrees(number);
    for (const username of ["mz.handler2", "reviewer", "head"]) await (await anOfficer(scene, username)).agrees(number);
    await (await anOfficer(scene, "approver")).decides(number);
    await window.delivers(number, joint.applicant.name);
  },
);

journey(
  "on the canvas a BPMN file is read, a line is drawn that cards can't show, the new step is set, and a case goes that way",
  async (scene) => {
    const bath = { ...hygiene, name: "公共浴室复核许可", department: "mz" };
    const it = await aCanvasDesigner(scene);
    await it.copiesItem(bath.name, hygiene.name);
    await it.goesTo("流程");
    await it.goesToTheCanvas();
    await it.importsAFile(withAnExpert(await it.exportsTheFile()));
    await it.see("canvas");

    // what another program knows nothing of
    await it.choose("expert");
    await it.picks("环节类型", "审核");
    await it.picks("办理岗位", "科室负责人");
    await it.opens("时限");
    await it.panel.getByRole("spinbutton", { name: "办理时限" }).fill("1");
    await it.page.keyboard.press("Tab");

    // past the review, straight to the decision
    await it.drawsALineTo("decide", "复核通过");
    await it.panel.getByRole("checkbox", { name: "其余情况走这条" }).check();
    await it.page.getByText("步骤清单", { exact: true }).click();
    await it.page.getByText("这张流程图不能在步骤清单里修改").waitFor();
    await it.goesTo("检查与发布");
    await it.publishes();

    const window = await aClerk(scene);
    const number = await window.accepts(await window.takesIn(bath));
    const handler = await anOfficer(scene, "handler");
    await handler.agrees(number);
    await handler.agrees(number);
    await (await anOfficer(scene, "section-head")).agrees(number);
    await (await anOfficer(scene, "approver")).decides(number);
    await window.delivers(number, bath.applicant.name);
  },
);

/** As another program might have changed it: a task more before the review, no positions, nothing said of who does it. */
function withAnExpert(xml: string): string {
  const into = "<bpmn:incoming>visited-to-review</bpmn:incoming>";
  const onChange = `<bpmn:conditionExpression>category = "change"</bpmn:conditionExpression>`;
  const expert = `<bpmn:userTask id="expert" name="专家复核">${into}<bpmn:outgoing>expert-to-review</bpmn:outgoing></bpmn:userTask>`;
  return xml
    .replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, "")
    .replace('sourceRef="visited" targetRef="review"', 'sourceRef="visited" targetRef="expert"')
    .replace(into, "<bpmn:incoming>expert-to-review</bpmn:incoming>")
    .replace(
      "</bpmn:process>",
      `${expert}<bpmn:sequenceFlow id="expert-to-review" sourceRef="expert" targetRef="review">${onChange}</bpmn:sequenceFlow></bpmn:process>`,
    );
}

async function expectFocus(designer: Awaited<ReturnType<typeof aProcessDesigner>>, name: string): Promise<void> {
  await designer.card(name).waitFor();
  await expect.poll(() => designer.page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(new RegExp(`^${name}`));
}
