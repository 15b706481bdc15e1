import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processCheckCommand } from "./process-check.ts";
import { fakeIo } from "./testing.ts";

const HEAD = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p"><startEvent id="s"/><endEvent id="e"/>`;
const FOOT = `</process></definitions>`;
const GOOD = `${HEAD}<userTask id="a" name="受理"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/>${FOOT}`;
const BAD = `${HEAD}<scriptTask id="x" name="自动"/><userTask id="a" name="受理"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"><conditionExpression>1 +</conditionExpression></sequenceFlow>${FOOT}`;

let folder: string;
let good: string;
let bad: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mingtang-process-"));
  good = join(folder, "good.bpmn");
  bad = join(folder, "bad.bpmn");
  writeFileSync(good, GOOD);
  writeFileSync(bad, BAD);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("process check", () => {
  it("says ok for a drawing that can be run", async () => {
    const io = fakeIo();
    expect(await processCheckCommand([good], io)).toBe(0);
    expect(io.said).toEqual([`${good}\t通过`]);
  });

  it("names every refused element with its reason", async () => {
    const io = fakeIo();
    expect(await processCheckCommand([bad, "--lang", "en"], io)).toBe(1);
    expect(io.said).toHaveLength(2);
    expect(io.said[0]).toBe(`${bad}\tx\t自动\tScript tasks aren't allowed`);
    expect(io.said[1]).toContain(`${bad}\tf2\t\tThe expression can't be used`);
  });

  it("answers file names from standard input line by line, as JSON when asked", async () => {
    const io = fakeIo([good, "", bad, join(folder, "none.bpmn")]);
    expect(await processCheckCommand(["-", "--json"], io)).toBe(1);
    const answers = io.said.map((line) => JSON.parse(line));
    expect(answers.map((answer) => [answer.file === good, answer.ok])).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(answers[2].refused[0].code).toBe("process/unreadable");
  });

  it("explains its use when called without a file", async () => {
    const io = fakeIo();
    expect(await processCheckCommand([], io)).toBe(2);
    expect(io.warned[0]).toContain("process check");
  });
});
