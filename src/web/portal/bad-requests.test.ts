import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseWorld, caseWorld, configured } from "../../modules/cases/fixtures.ts";
import type { HttpServer } from "../../platform/http/index.ts";
import { portalRoutes } from "./routes.ts";
import { portalApp } from "./testing.ts";

const FORM = "application/x-www-form-urlencoded";
const PARTS = "multipart/form-data; boundary=x";
let world: CaseWorld;
let app: HttpServer;
let item: string;

beforeAll(async () => {
  world = await caseWorld("2026-03-03T09:00:00+08:00");
  app = await portalApp(world);
  item = (await configured(world.house, "public-place-hygiene")).item.code;
}, 60_000);
afterAll(async () => {
  await app.close();
  await world.close();
});

const part = (head: string, body: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n--x--\r\n`;

/** Bodies that no page of ours sends, each with the type it says it is. */
const BODIES: readonly (readonly [what: string, type: string | undefined, body: string | Buffer])[] = [
  ["nothing", undefined, ""],
  ["an empty form", FORM, ""],
  ["each field twice", FORM, "name=a&name=b&act=x&act=y&step=1&step=2&number=1&number=2&line=A&line=B"],
  ["lists and objects", FORM, "name[]=a&name[b]=c&__proto__[x]=1&constructor=1&applicant.name[]=a"],
  ["bytes that are no UTF-8", FORM, "name=%ff%fe&number=%c3%28&step=%80"],
  ["a NUL", FORM, "name=a%00b&step=%00"],
  ["half a character", FORM, "name=%ed%a0%80"],
  ["a very long field", FORM, `name=${"a".repeat(900_000)}`],
  ["too long a form", FORM, `name=${"a".repeat(1_200_000)}`],
  ["many fields", FORM, Array.from({ length: 3000 }, (_, index) => `f${index}=1`).join("&")],
  ["no percent after all", FORM, "name=%&step=%zz&act=%u1234"],
  ["JSON", "application/json", '{"name":{"a":1}}'],
  ["broken JSON", "application/json", "{"],
  ["XML", "text/xml", "<a/>"],
  ["plain text", "text/plain", "name=a"],
  ["parts without a border", "multipart/form-data", "x"],
  ["parts that never end", PARTS, "--x\r\ncontent-disposition: form-data; name=a\r\n\r\nb"],
  ["a part without a name", PARTS, part("", "a")],
  ["a file where none is asked", PARTS, part('name="act"; filename="../../etc/passwd"', "a")],
  ["a part that calls itself JSON", PARTS, part('name="act"\r\ncontent-type: application/json', "[]")],
  ["bytes", PARTS, Buffer.from([0, 255, 13, 10, 45, 45, 120])],
];

const QUERIES = [
  "",
  "?q=%ff",
  "?after=x&after=y",
  "?after=%7B%7D&from=-1&before=1e999",
  "?lang=xx&mode=[]",
  `?q=${"长".repeat(300)}`,
  "?step=99999999999999999999",
];
const PLACES = ["nobody", "%ff", "..%2f..%2f", "a".repeat(190), "%E2%80%AE", "0"];

function addresses(path: string): string[] {
  if (!path.includes(":")) return [path];
  const filled = [...PLACES, item].map((value) => path.replace(/:\w+/g, value));
  return path.includes("/items/") || path.includes("/apply/") ? filled : filled.slice(0, -1);
}

const ask = (method: "GET" | "POST", url: string, accept: string, type?: string, payload?: string | Buffer) =>
  app.inject({
    method,
    url,
    headers: { accept, "sec-fetch-site": "same-origin", ...(type ? { "content-type": type } : {}) },
    remoteAddress: "203.0.113.9",
    ...(payload === undefined ? {} : { payload }),
  });

test.each(portalRoutes.map(({ method, path }) => [method, path] as const))(
  "%s %s answers whatever is asked without a fault",
  async (method, path) => {
    const faults: string[] = [];
    for (const address of addresses(path)) {
      for (const query of QUERIES) {
        if (method === "POST" && query !== "") continue;
        for (const [what, type, body] of method === "POST" ? BODIES : [["nothing", undefined, undefined] as const]) {
          for (const accept of ["text/html", "application/json"]) {
            const answer = await ask(method, address + query, accept, type, body);
            if (answer.statusCode >= 500) faults.push(`${address}${query}: ${what}: ${answer.statusCode}`);
          }
        }
      }
    }
    expect(faults).toEqual([]);
  },
);
