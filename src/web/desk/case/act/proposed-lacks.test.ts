import { expect, test } from "vitest";
import type { AnnotationView, MaterialView } from "../../../../modules/cases/shared.ts";
import { actsZhCN } from "../../messages/acts.zh-CN.ts";
import { withRemarks } from "./proposed-lacks.ts";

const file = (hash: string, name: string, type = "application/pdf") => ({ hash, name, type, size: 1, at: "" });
const material = (code: string, files: MaterialView["files"]) => ({ code, name: code, files }) as MaterialView;
const remark = (id: string, hash: string, page: number, words: string) => ({ id, hash, page, words }) as AnnotationView;
const MATERIALS = [
  material("identity", [file("a", "身份证.jpg", "image/jpeg")]),
  material("plan", [file("b", "平面图.pdf"), file("c", "方位图.pdf")]),
];
const words = actsZhCN;
const NOTHING = { lacks: {}, proposed: [] };

test("each marked material is proposed with its remarks, with the page, and with the file where there are several", () => {
  const remarks = [
    remark("1", "b", 2, "缺比例尺"),
    remark("2", "c", 1, "方向不清"),
    remark("3", "a", 1, "已过期"),
    remark("4", "z", 1, "别处"),
  ];
  expect(withRemarks(NOTHING, MATERIALS, remarks, words)).toEqual({
    lacks: { identity: "已过期", plan: "《平面图.pdf》第 2 页：缺比例尺；《方位图.pdf》第 1 页：方向不清" },
    proposed: ["3", "1", "2"],
  });
});

test("a remark is proposed once: what the officer has rewritten or taken out stays so, and a new one joins it", () => {
  const first = withRemarks(NOTHING, MATERIALS, [remark("1", "a", 1, "已过期")], words);
  const cleared = { lacks: { ...first?.lacks, identity: "" }, proposed: first?.proposed ?? [] };
  expect(withRemarks(cleared, MATERIALS, [remark("1", "a", 1, "已过期")], words)).toBeNull();
  const rewritten = { ...cleared, lacks: { identity: "请换新证" } };
  const more = withRemarks(rewritten, MATERIALS, [remark("1", "a", 1, "已过期"), remark("2", "a", 1, "缺背面")], words);
  expect(more?.lacks).toEqual({ identity: "请换新证；缺背面" });
});

test("a remark that no longer fits in what one material takes is left out", () => {
  const full = { lacks: { identity: "满".repeat(1999) }, proposed: [] };
  expect(withRemarks(full, MATERIALS, [remark("1", "a", 1, "放不下")], words)).toBeNull();
});
