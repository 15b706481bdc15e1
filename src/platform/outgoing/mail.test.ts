import { createServer } from "node:net";
import { expect, test } from "vitest";
import { mailSender } from "./mail.ts";

const MESSAGE = { id: "m1", to: "somebody@example.gov.cn", subject: "办件", text: "已受理", at: new Date("2026-03-02T01:00:00Z") };

test("a mail server that offers no encryption is told neither password nor mail, unless that was allowed", async () => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      const said = chunk.toString("utf8");
      heard.push(said);
      socket.write(/^EHLO/.test(said) ? "250-plain\r\n250 AUTH PLAIN\r\n" : /^STARTTLS/.test(said) ? "502 not here\r\n" : "250 ok\r\n");
    });
    socket.write("220 plain\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `smtp://user:secret-word@127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const sent = await mailSender({ url, from: "notice@example.gov.cn", tls: "required" }).send(MESSAGE);
  expect(sent.ok).toBe(false);
  expect(heard.join()).not.toMatch(/AUTH|MAIL FROM/);
  await mailSender({ url, from: "notice@example.gov.cn", tls: "optional" }).send(MESSAGE);
  expect(heard.join()).toMatch(/AUTH/);
  await new Promise((resolve) => server.close(resolve));
});
