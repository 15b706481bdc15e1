/** A visitor without script, for tests of the public pages: keeps cookies, follows redirects, posts what a browser would post. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseWorld } from "../../modules/cases/fixtures.ts";
import { loadConfig } from "../../platform/config.ts";
import { createHttpServer, type HttpServer, keepSessions } from "../../platform/http/index.ts";
import { createLog } from "../../platform/log.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { createSessions } from "../../platform/sessions.ts";
import { PORTAL_COOKIES, portalErrorPage, registerPortal } from "./index.ts";

/** The public pages of a test county on a server that listens nowhere. */
export async function portalApp({ house, clock }: CaseWorld): Promise<HttpServer> {
  const loaded = loadConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), "portal-")), WRITES_PER_MINUTE: "0", PUBLIC_URL: house.publicUrl });
  if (!loaded.ok) throw new Error(loaded.faults.join());
  const { config } = loaded;
  const app = await createHttpServer({
    config,
    clock,
    crypto: house.crypto,
    log: createLog("silent"),
    metrics: createMetrics(),
    checks: {},
    renderError: portalErrorPage(house.publicUrl),
    variantCookies: PORTAL_COOKIES,
  });
  keepSessions(app, { sessions: createSessions({ db: house.db, clock }), secure: config.secure });
  registerPortal(app, house);
  await app.ready();
  return app;
}

export interface Page {
  status: number;
  /** Path and query where the visitor ended. */
  path: string;
  html: string;
  headers: Readonly<Record<string, unknown>>;
}

export interface SentFile {
  field: string;
  name: string;
  bytes: Buffer;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

export class Visitor {
  cookies = new Map<string, string>();
  readonly headers: Record<string, string> = { accept: "text/html", "accept-language": "zh-CN" };
  private readonly app: HttpServer;
  private readonly address: string;

  constructor(app: HttpServer, address = "203.0.113.7") {
    this.app = app;
    this.address = address;
  }

  get(path: string): Promise<Page> {
    return this.request("GET", path);
  }

  /** Sends the main form of a page with its hidden fields, what was typed, and the button pressed. */
  send(page: Page, typed: Fields, files: readonly SentFile[] = []): Promise<Page> {
    const form = formOf(page.html);
    return this.post(form.action, { ...form.hidden, ...typed }, files);
  }

  post(path: string, fields: Fields, files: readonly SentFile[] = []): Promise<Page> {
    const { type, body } = files.length > 0 ? multipart(fields, files) : urlencoded(fields);
    return this.request("POST", path, { "content-type": type }, body);
  }

  /** Begins an upload in parts and sends the file's bytes up to `until`, as the pages' script does. Answers with the upload's id, or the refusal. */
  async sendInParts(
    door: string,
    { field, name, bytes }: SentFile,
    until = bytes.length,
  ): Promise<{ id: string; status: number; told: string }> {
    const about = Object.entries({ filename: name, field, modified: "1" }).map(
      ([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`,
    );
    const begun = await this.request("POST", door, { ...TUS, "upload-length": String(bytes.length), "upload-metadata": about.join(",") });
    const id =
      String(begun.headers.location ?? "")
        .split("/")
        .at(-1) ?? "";
    if (begun.status !== 201) return { id: "", status: begun.status, told: begun.html };
    const sent = await this.goOn(door, id, 0, bytes.subarray(0, until));
    return { id, status: sent.status, told: sent.html };
  }

  goOn(door: string, id: string, offset: number, bytes: Buffer): Promise<Page> {
    const headers = { ...TUS, "content-type": "application/offset+octet-stream", "upload-offset": String(offset) };
    return this.request("PATCH", `${door}/${id}`, headers, bytes);
  }

  private async request(
    method: "GET" | "POST" | "PATCH",
    path: string,
    headers: Record<string, string> = {},
    payload?: Buffer,
  ): Promise<Page> {
    const answer = await this.app.inject({
      method,
      url: path.split("#")[0] ?? path,
      headers: { ...this.headers, ...headers, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      remoteAddress: this.address,
      ...(payload ? { payload } : {}),
    });
    for (const cookie of answer.cookies) {
      if (cookie.value === "" || cookie.maxAge === 0) this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, cookie.value);
    }
    const { location } = answer.headers;
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === "string") return this.get(location);
    return { status: answer.statusCode, path, html: answer.body, headers: answer.headers };
  }
}

const TUS = { "tus-resumable": "1.0.0", accept: "application/json" };

function urlencoded(fields: Fields): { type: string; body: Buffer } {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return { type: "application/x-www-form-urlencoded", body: Buffer.from(body.toString()) };
}

function multipart(fields: Fields, files: readonly SentFile[]): { type: string; body: Buffer } {
  const boundary = "----visitor";
  const part = (head: string, content: Buffer) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
    content,
    Buffer.from("\r\n"),
  ];
  const texts = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => part(`name="${name}"`, Buffer.from(each))),
  );
  const sent = files.flatMap((file) =>
    part(`name="${file.field}"; filename="${file.name}"\r\ncontent-type: application/octet-stream`, file.bytes),
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...texts, ...sent, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

/** Address and hidden fields of a page's posting form: the one with that address, else the last. */
export function formOf(html: string, action?: string): { action: string; hidden: Record<string, string> } {
  const forms = [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)]
    .map(([, attributes = "", inside = ""]) => ({
      attributes,
      inside,
      action: unescapeHtml(/action="([^"]+)"/.exec(attributes)?.[1] ?? ""),
    }))
    .filter(({ attributes }) => attributes.includes('method="post"'));
  const found = action ? forms.find((form) => form.action === action) : forms.at(-1);
  if (!found) throw new Error(`no form on this page: ${wordsOf(html).slice(0, 300)}`);
  const hidden = [...found.inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return {
    action: found.action,
    hidden: Object.fromEntries(hidden.map(([, name = "", value = ""]) => [unescapeHtml(name), unescapeHtml(value)])),
  };
}

/** What the first button of that name sends. */
export function buttonValue(html: string, name: string): string {
  const button = [...html.matchAll(/<button [^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`name="${name}"`)) ?? "";
  return unescapeHtml(/value="([^"]*)"/.exec(button)?.[1] ?? "");
}

/** The words of a page, without its marks. */
export function wordsOf(html: string): string {
  const main = /<main.*<\/main>/s.exec(html)?.[0] ?? html;
  return unescapeHtml(main.replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");
}

function unescapeHtml(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}
