import { brotliCompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CaseWorld, caseWorld, configured } from "../../modules/cases/fixtures.ts";
import { CONFIGURED, type ConfiguredSlug } from "../../modules/catalogue/fixtures.ts";
import type { HttpServer } from "../../platform/http/index.ts";
import { portalApp, Visitor, wordsOf } from "./testing.ts";
import { urls } from "./urls.ts";

let world: CaseWorld;
let app: HttpServer;
const visitor = () => new Visitor(app);

beforeAll(async () => {
  world = await caseWorld("2026-03-10T09:00:00+08:00");
  app = await portalApp(world);
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.close();
});

const codesIn = (html: string) => [...html.matchAll(/href="\/services\/items\/([^/"]+)\/guide"/g)].map(([, code]) => code);

describe("home and columns (七(三)1, 2)", () => {
  test("the home page has the two columns by their exact names, beside each other", async () => {
    const { html } = await visitor().get("/");
    expect(html).toMatch(/<h2 id="column-services"><a href="\/services">政务服务专栏<\/a>/);
    expect(html).toMatch(/<h2 id="column-disclosure"><a href="\/disclosure">政府信息公开<\/a>/);
    expect(wordsOf(html)).toContain("320 个事项");
    expect(wordsOf(html)).toContain("65 类");
  });

  test("the column's head names the region before the column", async () => {
    const { html } = await visitor().get("/services");
    expect(html).toContain("<h1>示例县政务服务专栏</h1>");
    expect(html).toContain('<span class="brand-column">示例县政务服务专栏</span>');
  });

  test("the foot holds what the rules for government websites ask for", async () => {
    const foot = /<footer.*<\/footer>/s.exec((await visitor().get("/")).html)?.[0] ?? "";
    for (const word of ["主办单位", "联系方式", "网站标识码 6109990001", "备案号"]) expect(wordsOf(foot)).toContain(word);
  });
});

describe("directory (七(三)3, 4)", () => {
  test("walking the pages from the first to the last meets each of the 320 items once, 20 a page", async () => {
    const seen: (string | undefined)[] = [];
    let path: string | undefined = "/services";
    for (let pages = 0; path && pages < 40; pages++) {
      const { html } = await visitor().get(path);
      seen.push(...codesIn(html));
      path = /<a href="([^"]+)" rel="next">/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(seen).toHaveLength(320);
    expect(new Set(seen).size).toBe(320);
  });

  test("the way back leads over the same pages to the first", async () => {
    const link = (html: string, rel: string) => new RegExp(`<a href="([^"]+)" rel="${rel}">`).exec(html)?.[1]?.replaceAll("&amp;", "&");
    const pages = [(await visitor().get("/services?object=organisation")).html];
    for (let next = link(pages[0] ?? "", "next"); next; next = link(pages.at(-1) ?? "", "next"))
      pages.push((await visitor().get(next)).html);
    expect(pages.length).toBeGreaterThan(2);
    const summary = (html: string) => /<span class="quiet small">([^<]*)<\/span><\/nav>/.exec(html)?.[1];
    for (let page = pages.length - 1; page > 0; page--) {
      const { html } = await visitor().get(link(pages[page] ?? "", "prev") ?? "");
      expect(codesIn(html)).toEqual(codesIn(pages[page - 1] ?? ""));
      expect(summary(html)).toBe(summary(pages[page - 1] ?? ""));
    }
    expect(link(pages[0] ?? "", "prev")).toBeUndefined();
  });

  test("a node of the directory has its own address, its count, and the items it says", async () => {
    const { html } = await visitor().get("/services");
    const [, address = "", count = ""] = /<a href="([^"]*sector=[^"]*)">民政工作<\/a><span class="quiet small"> (\d+)</.exec(html) ?? [];
    const node = await visitor().get(address.replaceAll("&amp;", "&"));
    expect(codesIn(node.html)).toHaveLength(Number(count));
    expect(wordsOf(node.html)).toContain("民政工作");
  });

  test("filters join: class, sector and department lead down to the item and stand in the trail", async () => {
    const address = urls.services({ class: "power", sector: "民政工作", department: "610999MZ" });
    const { html } = await visitor().get(address);
    const trail = wordsOf(/<nav class="wrap crumbs".*?<\/nav>/s.exec(html)?.[0] ?? "");
    expect(trail).toMatch(/政务服务专栏.*行政权力事项.*民政工作.*民政局/);
    expect(codesIn(html).every((code) => code?.startsWith("61099900MZ-"))).toBe(true);
  });

  test("each entry shows code, name and department", async () => {
    const { html } = await visitor().get("/services");
    const row = /<tr><th scope="row">.*?<\/tr>/s.exec(html)?.[0] ?? "";
    expect(row).toMatch(/<a href="\/services\/items\/[^"]+">[^<]+<\/a>/);
    expect(row).toMatch(/data-label="办理部门">示例县/);
    expect(row).toMatch(/data-label="事项编码"[^>]*>61099900[A-Z]{2}-[A-Z]{2}-\d{4}/);
  });

  test("filters that nothing fits lead back, and unknown words are no error", async () => {
    const { html, status } = await visitor().get(urls.services({ type: "XK", initial: "#", text: "没有这样的事项" }));
    expect(status).toBe(200);
    expect(wordsOf(html)).toContain("没有同时符合这些条件的事项");
  });
});

describe("item pages (七(三)5, 6)", () => {
  test.each(Object.keys(CONFIGURED) as ConfiguredSlug[])("the guide of %s holds every field of the annex", async (slug) => {
    const { item } = await configured(world.house, slug);
    const { html } = await visitor().get(urls.guide(item.code));
    const words = wordsOf(html);
    for (const label of [
      "事项编码",
      "事项名称",
      "事项分类",
      "办理主体",
      "办理部门",
      "行使依据",
      "受理条件",
      "材料清单",
      "收费依据和标准",
      "法定期限",
      "承诺期限",
      "办理地点",
      "咨询电话",
      "监督电话",
      "办理流程",
      "常见问题解答",
      "在线办理链接",
    ])
      expect(words).toContain(label);
    for (const text of [
      item.code,
      item.package.name,
      item.package.body,
      item.package.section,
      item.package.phone,
      item.package.complaintPhone,
    ])
      expect(words).toContain(text);
    for (const material of item.package.materials) expect(words).toContain(material.name);
    for (const node of item.drawing.nodes.filter((each) => each.role)) expect(html).toContain(`>${node.name}</text>`);
  });

  test("the flow chart by itself names posts, limits with their grounds, documents, risks with measures, rights and where to complain", async () => {
    const { item } = await configured(world.house, "investment-approval");
    const { html } = await visitor().get(urls.chart(item.code));
    const words = wordsOf(html);
    const { code, package: details, drawing } = item;
    for (const node of drawing.nodes.filter((each) => each.role)) expect(html).toContain(`>${node.name}</text>`);
    const steps = item.process.nodes.flatMap(({ step }) => (step ? [step] : []));
    const measures = steps.flatMap(({ risks }) => risks.flatMap(({ measure }) => measure ?? []));
    const grounds = steps.flatMap(({ counts, ground }) => (counts === false && ground ? [ground] : []));
    const made = details.documents.filter((document) => steps.some(({ documents }) => documents.includes(document.code)));
    for (const list of [measures, grounds, made]) expect(list.length).toBeGreaterThan(0);
    for (const text of [code, details.complaintPhone, ...measures, ...grounds, ...made.map(({ name }) => name), "申请人的权利", "行政复议"])
      expect(words).toContain(text);
    expect((await visitor().get(urls.guide(item.code))).html).toContain(urls.chart(item.code));
  });

  test("legal bases stand with the highest rank first", async () => {
    const { item } = await configured(world.house, "investment-approval");
    const words = wordsOf((await visitor().get(urls.guide(item.code))).html);
    const ranks = [...item.package.bases]
      .sort((a, b) => a.rank - b.rank)
      .map((basis) => words.indexOf(`${basis.document} ${basis.article}`));
    expect(ranks.every((place) => place >= 0)).toBe(true);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test("the five sub-columns are links on every page of the item, the present one marked", async () => {
    const { item } = await configured(world.house, "nurse-licence");
    const pages = [
      urls.guide(item.code),
      urls.itemConsult(item.code),
      urls.forms(item.code),
      urls.apply(item.code),
      urls.itemResults(item.code),
    ];
    for (const path of pages) {
      const tabs = /<nav class="tabs".*?<\/nav>/s.exec((await visitor().get(path)).html)?.[0] ?? "";
      expect(wordsOf(tabs).trim()).toBe("办事指南 网上咨询 表格下载 网上申请 结果反馈");
      expect(tabs).toContain(`<a href="${path}" aria-current="page">`);
    }
  });

  test("the item's own address leads to its guide", async () => {
    const { item } = await configured(world.house, "nurse-licence");
    expect((await visitor().get(urls.item(item.code))).path).toBe(urls.guide(item.code));
  });
});

describe("disclosure and search", () => {
  test("the directory names all 65 kinds of information, and a node says who answers for it", async () => {
    const { html } = await visitor().get("/disclosure");
    const nodes = [...html.matchAll(/href="(\/disclosure\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(nodes).toHaveLength(65);
    const words = wordsOf((await visitor().get(nodes[0] ?? "")).html);
    expect(words).toContain("负责公开的部门");
    expect(words).toContain("这一类信息还没有在本网站发布");
  });

  test("two characters, a code or pinyin initials find an item", async () => {
    const { item } = await configured(world.house, "nurse-licence");
    for (const query of ["护士", item.code, "hszy"]) expect(codesIn((await visitor().get(urls.search(query))).html)).toContain(item.code);
  });

  test("a search without result says what to try", async () => {
    expect(wordsOf((await visitor().get(urls.search("龘龘"))).html)).toContain("请试试");
  });
});

describe("readers", () => {
  test("who chose English or large type keeps them on the next page", async () => {
    const reader = visitor();
    await reader.get("/?lang=en&mode=elder");
    const { html } = await reader.get("/services");
    expect(html).toContain('<html lang="en" class="elder">');
    expect(html).toContain("Shili County government services");
  });

  test("what is kept of a guide shows nothing of the reader it was first made for", async () => {
    const { item } = await configured(world.house, "nurse-licence");
    const guide = (query: string) => visitor().get(`${urls.guide(item.code)}?${query}`);
    const first = (await guide("lang=zh-CN&from=first")).html;
    const pages = await Promise.all(
      ["lang=en", "mode=elder", "lang=en&mode=elder", "lang=zh-CN"].map((query) => guide(`${query}&from=second`)),
    );
    for (const { html } of pages) expect(html).not.toContain("first");
    expect(pages.map(({ html }) => /<html[^>]*>/.exec(html)?.[0])).toEqual([
      '<html lang="en">',
      '<html lang="zh-CN" class="elder">',
      '<html lang="en" class="elder">',
      '<html lang="zh-CN">',
    ]);
    expect(pages.map(({ html }) => html.includes("What to bring"))).toEqual([true, false, true, false]);
    expect(pages[3]?.html.replaceAll("from=second", "from=first") === first).toBe(true);
  });

  test("a guide joined from packed parts reads as the same page unpacked", async () => {
    const { item } = await configured(world.house, "nurse-licence");
    const url = `${urls.guide(item.code)}?from=here`;
    const packed = await app.inject({ url, headers: { "accept-encoding": "gzip" } });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(packed.rawPayload).toString()).toBe((await app.inject({ url })).body);
  });

  test("a page that isn't there says so, with ways on and a number to quote", async () => {
    const { status, html } = await visitor().get("/services/nothing");
    expect(status).toBe(404);
    expect(wordsOf(html)).toMatch(/没有找到这个页面.*按部门、领域查找.*问题编号/);
  });

  test("no page needs an inline script or style", async () => {
    for (const path of ["/", "/services", "/disclosure", urls.track]) {
      const { html } = await visitor().get(path);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="/);
    }
  });

  test("every page stays under 30 KB over the wire, style and script included", async () => {
    const { item } = await configured(world.house, "investment-approval");
    const start = await visitor().get("/");
    const assets = [...start.html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
    const sizeOf = async (path: string) => brotliCompressSync((await visitor().get(path)).html).length;
    const shared = (await Promise.all(assets.map(sizeOf))).reduce((sum, size) => sum + size, 0);
    for (const path of ["/", "/services", urls.guide(item.code), "/disclosure"])
      expect(shared + (await sizeOf(path)), path).toBeLessThan(30 * 1024);
  });
});

describe("addresses made to mislead", () => {
  test.each(["//other.example/x", "/\\\\other.example", "http://other.example/services", "///other.example"])(
    "%s yields no link to another site",
    async (path) => {
      const { html } = await visitor().get(path);
      expect(html).not.toMatch(/(href|action)="(\/[/\\]|https?:\/\/other)/);
    },
  );

  test.each(["class", "object", "theme", "type", "sector", "department", "initial"])(
    "names of JavaScript's own as %s lead to an empty list",
    async (key) => {
      for (const value of ["__proto__", "constructor", "toString"])
        expect((await visitor().get(`/services?${key}=${value}`)).status).toBe(200);
    },
  );
});
