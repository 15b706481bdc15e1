import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  write(createLog("info", destination));
  return text;
}

test("personal data is blanked wherever a usual name gives it away", () => {
  const line = logged((log) =>
    log.info({ applicant: { name: "赵一", idNumber: "610999199001011234" }, body: "phone=13900000000" }, "received"),
  );
  expect(line).not.toMatch(/赵一|610999199001011234|13900000000/);
  expect(line).toContain("received");
});

test("a database error is logged without the row it quotes", () => {
  const error = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (phone)=(13900000000) already exists." });
  const line = logged((log) => log.error({ err: error }, "failed"));
  expect(line).toContain("23505");
  expect(line).not.toContain("13900000000");
});
