import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";

/** A mail server that speaks as much SMTP as a sender needs, and keeps what it was given. An address beginning with `full` is refused for now, `gone` for good. */
export async function mailServer(): Promise<{ url: string; mails: { to: string; text: string }[]; close(): Promise<void> }> {
  const mails: { to: string; text: string }[] = [];
  const server = createTcpServer((socket) => talk(socket, mails));
  const port = await listening(server);
  return { url: `smtp://127.0.0.1:${port}`, mails, close: () => closed(server) };
}

const REFUSED: Readonly<Record<string, string>> = { full: "452 mailbox full, try later", gone: "550 no such mailbox" };

function talk(socket: Socket, mails: { to: string; text: string }[]): void {
  let to = "";
  let body: string[] | null = null;
  let rest = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const onLine = (line: string) => {
    if (body) {
      if (line !== ".") return void body.push(line);
      mails.push({ to, text: decoded(body) });
      body = null;
      return say("250 kept");
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "RCPT") {
      to = /<(.*)>/.exec(line)?.[1] ?? "";
      const refused = REFUSED[to.slice(0, 4)];
      return say(refused ? `${refused}: <${to}>` : "250 ok");
    }
    if (verb === "DATA") {
      body = [];
      return say("354 go on");
    }
    if (verb === "QUIT") {
      say("221 bye");
      return void socket.end();
    }
    return say("250 ok");
  };
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  socket.on("error", () => {});
  say("220 test");
}

/** The text of a mail of one part, whose encoding its head names. */
function decoded(lines: readonly string[]): string {
  const end = lines.indexOf("");
  const head = lines.slice(0, end).join("\n");
  const body = lines.slice(end + 1).join("\n");
  return /base64/i.test(head) ? Buffer.from(body, "base64").toString("utf8") : fromQuotedPrintable(body);
}

function fromQuotedPrintable(text: string): string {
  const bytes = text.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

export interface GatewayCall {
  id: string;
  to: string;
  text: string;
  authorization: string | undefined;
}

/** A gateway for short messages that keeps what it was sent; numbers ending in 0000 it refuses for now, in 1111 for good. */
export async function smsGateway(): Promise<{ url: string; calls: GatewayCall[]; close(): Promise<void> }> {
  const calls: GatewayCall[] = [];
  const server = createServer(async (request, response) => {
    const { id, to, text } = JSON.parse(await bodyOf(request)) as GatewayCall;
    calls.push({ id, to, text, authorization: request.headers.authorization });
    response.statusCode = to.endsWith("0000") ? 503 : to.endsWith("1111") ? 400 : 200;
    response.end(`{"taken":"${id}","to":"${to}"}`);
  });
  const port = await listening(server);
  return { url: `http://127.0.0.1:${port}/send`, calls, close: () => closed(server) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
