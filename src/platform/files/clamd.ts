import { createReadStream } from "node:fs";
import { connect, type Socket } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Where the scanner listens: `unix:/run/clamav/clamd.ctl`, or `127.0.0.1:3310`. */
export type ClamdAddress = { path: string } | { host: string; port: number };

export function clamdAddress(text: string): ClamdAddress | null {
  if (text.startsWith("unix:/")) return { path: text.slice("unix:".length) };
  const found = /^(?:tcp:\/\/)?([^:/\s]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(text);
  const port = Number(found?.[2]);
  return found?.[1] && port > 0 && port < 65_536 ? { host: found[1].replace(/^\[|\]$/g, ""), port } : null;
}

/** What the scanner says of a file. `unknown`: it gave no verdict. */
export type Verdict = { verdict: "clean" } | { verdict: "infected"; name: string } | { verdict: "unknown"; why: string };

/** The scanner reads a file in pieces of this size at most. */
const PIECE = 64 * 1024;
const PATIENCE = 60_000;

/** Has ClamAV look at a file: INSTREAM of clamd's protocol, the bytes sent over, so that the scanner needs no access to our folder. */
export async function scanWithClamd(address: ClamdAddress, path: string, patience = PATIENCE): Promise<Verdict> {
  const socket = connect({ ...address, timeout: patience });
  socket.once("timeout", () => socket.destroy(new Error("no answer in time")));
  const answer = answerOf(socket);
  try {
    socket.write("zINSTREAM\0");
    await pipeline(createReadStream(path, { highWaterMark: PIECE }), inPieces(), socket, { end: false });
    socket.write(Buffer.alloc(4));
  } catch {
    // A scanner that has seen enough, or one that isn't there, ends the connection: what it answered, or the fault, says which.
  }
  try {
    return verdictOf(await answer);
  } catch (error) {
    return { verdict: "unknown", why: error instanceof Error ? error.message : String(error) };
  } finally {
    socket.destroy();
  }
}

/** Each piece behind its length in four bytes. */
function inPieces(): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      done(null, Buffer.concat([length, piece]));
    },
  });
}

function answerOf(socket: Socket): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let text = "";
    socket.on("data", (bytes: Buffer) => {
      text += bytes.toString("utf8");
      if (text.includes("\0")) resolve(text);
    });
    socket.once("end", () => resolve(text));
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("the connection was closed without an answer")));
  });
  // It may fail while the file is still being sent; whoever awaits it later hears of it all the same.
  answer.catch(() => undefined);
  return answer;
}

function verdictOf(answer: string): Verdict {
  const text = answer.split("\0")[0]?.trim() ?? "";
  if (/: OK$/.test(text)) return { verdict: "clean" };
  const found = /: (.+) FOUND$/.exec(text)?.[1];
  return found ? { verdict: "infected", name: found } : { verdict: "unknown", why: text === "" ? "an empty answer" : text.slice(0, 200) };
}
