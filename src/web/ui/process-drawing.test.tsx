/** @jsxImportSource #html */
import { expect, test } from "vitest";
import type { Drawing } from "../../core/process/index.ts";
import { drawingMessages } from "./drawing-messages.ts";
import { ProcessDrawing } from "./process-drawing.tsx";

const texts = drawingMessages("zh-CN");

const drawing: Drawing = {
  width: 300,
  height: 400,
  nodes: [
    { id: "start", name: "申请", kind: "start", x: 100, y: 0, width: 88, height: 36 },
    {
      id: "handle",
      name: "经办",
      kind: "user",
      x: 60,
      y: 80,
      width: 176,
      height: 64,
      role: "handle",
      org: "unit:SL",
      post: "handler",
      limit: { amount: 3, unit: "workday", counts: true },
    },
    { id: "split", name: "是否同意", kind: "exclusive", x: 120, y: 180, width: 44, height: 44 },
  ],
  flows: [
    {
      id: "a",
      source: "start",
      target: "handle",
      points: [
        [144, 36],
        [144, 80],
      ],
    },
    {
      id: "b",
      source: "handle",
      target: "split",
      points: [
        [144, 144],
        [144, 180],
      ],
      label: "同意",
    },
  ],
};

const draw = (position?: Record<string, "done" | "current" | "returned" | "todo">) =>
  String(
    <ProcessDrawing
      drawing={drawing}
      name="取水许可"
      texts={texts}
      orgName={(code) => (code === "SL" ? "水利局" : undefined)}
      {...(position ? { position } : {})}
    />,
  );

test("a step shows its name, the organisation and post it is for, and its limit", () => {
  const svg = draw();
  for (const word of ["经办", "水利局 经办人", "3 个工作日", "同意", "是否同意"]) expect(svg).toContain(`>${word}</text>`);
});

test("what is said of a node stands beside it in full, by sign and word", () => {
  const marks = { handle: { tone: "fault", word: "有问题", note: "环节没有岗位，无人办理，请在抽屉里选择岗位" } } as const;
  const svg = (<ProcessDrawing drawing={drawing} name="取水许可" texts={texts} orgName={() => undefined} marks={marks} />).toString();
  expect(svg).toContain("! 有问题");
  expect([...svg.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map((found) => found[1]).join("")).toBe(marks.handle.note);
});

test("the drawing has a name and says that the steps are told in words", () => {
  expect(draw()).toMatch(
    /role="img" aria-labelledby="process-title process-description".*<title id="process-title">取水许可流程图<\/title>/s,
  );
});

test("where a case stands is told by sign and word, not by colour alone", () => {
  const svg = draw({ start: "done", handle: "current" });
  expect(svg).toContain("● 正在办理");
  expect(draw({ handle: "done" })).toContain("✓ 已完成");
  expect(draw({ handle: "returned" })).toContain("↩ 已退回");
});
