import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toFormBody } from "../../../core/forms/index.ts";
import { type CaseWorld, caseWorld, configured, VILLAGE } from "../../../modules/cases/fixtures.ts";
import { CONFIGURED, type ConfiguredSlug } from "../../../modules/catalogue/fixtures.ts";
import { MAX_FILE_BYTES } from "../../../platform/files/index.ts";
import type { HttpServer } from "../../../platform/http/index.ts";
import { asFormData, SITUATION_PAGE, situationForm } from "../situation-form.ts";
import { buttonValue, type Page, portalApp, Visitor, wordsOf } from "../testing.ts";
import { urls } from "../urls.ts";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

let world: CaseWorld;
let app: HttpServer;

beforeAll(async () => {
  world = await caseWorld("2026-03-10T09:00:00+08:00");
  app = await portalApp(world);
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.close();
});

type Sample = Awaited<ReturnType<typeof configured>>;

function applicantFields({ item, sample: { applicant } }: Sample): Record<string, string> {
  return {
    ...(item.package.objects.length > 1 ? { kind: applicant.kind } : {}),
    name: applicant.name,
    [applicant.kind === "person" ? "identityNumber" : "creditCode"]: applicant.number,
    phone: applicant.phone,
    address: applicant.address,
    hasAgent: "no",
    ...(item.package.intake.includes("township") ? { window: VILLAGE } : {}),
  };
}

/** Walks from the first page to the check page, answering every step from the sample. */
async function walkToCheck(visitor: Visitor, sample: Sample): Promise<Page> {
  const answers = toFormBody(sample.item.package.form, sample.sample.form);
  let page = await visitor.get(urls.applyPage(sample.item.code, situationForm(sample.item.package) ? SITUATION_PAGE : "applicant"));
  for (let steps = 0; steps < 40 && !page.path.endsWith("/check"); steps++) {
    if (page.status !== 200) throw new Error(`${page.path}: ${wordsOf(page.html)}`);
    const materials = sample.item.package.materials.map((material) => material.code);
    const step = page.path.split("?")[0]?.split("/").at(-1);
    const situation = asFormData(sample.sample.situations ?? {}) as Record<string, string>;
    const pages: Readonly<Record<string, Record<string, string | readonly string[]>>> = {
      [SITUATION_PAGE]: situation,
      applicant: applicantFields(sample),
      materials: { _paper: materials },
    };
    page = await visitor.send(page, { ...(pages[step ?? ""] ?? answers), _act: "next" });
  }
  return page;
}

async function sendApplication(visitor: Visitor, sample: Sample): Promise<Page> {
  return visitor.send(await walkToCheck(visitor, sample), { declaration: "yes", _act: "next" });
}

describe("without script", () => {
  test.each(Object.keys(CONFIGURED) as ConfiguredSlug[])("%s is applied for, page by page, to its receipt", async (slug) => {
    const sample = await configured(world.house, slug);
    const receipt = await sendApplication(new Visitor(app), sample);
    expect(receipt.path).toBe(urls.applyPage(sample.item.code, "receipt"));
    expect(wordsOf(receipt.html)).toMatch(/申请编号 SQ\d+/);
    expect(wordsOf(receipt.html)).toContain(sample.item.package.name);
    expect(wordsOf(receipt.html), "the receipt masks who applied").not.toContain(sample.sample.applicant.number);
    expect(receipt.html).toContain('aria-label="查询进度页面的二维码"');
    expect(receipt.headers["cache-control"]).toBe("no-store");
  });
});

describe("nothing typed is lost", () => {
  test("a wrong identity number is said at the top and at the field, and everything typed stands there again", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const page = await visitor.get(urls.applyPage(sample.item.code, "applicant"));
    const wrong = await visitor.send(page, { ...applicantFields(sample), identityNumber: "610999200209182280", _act: "next" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('<a href="#f-identityNumber">身份证号码不对，请对照身份证再写一次</a>');
    expect(wrong.html).toContain('id="f-identityNumber-error"');
    expect(wrong.html).toContain('value="610999200209182280"');
    expect(wrong.html).toContain(`value="${sample.sample.applicant.name}"`);
  });

  test("a closed tab is opened again: the draft is offered, with what was typed", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const first = await visitor.get(urls.applyPage(sample.item.code, "applicant"));
    await visitor.send(first, { ...applicantFields(sample), _act: "next" });
    const start = await visitor.get(urls.apply(sample.item.code));
    expect(wordsOf(start.html)).toContain("您有一份没有提交的申请");
    const onward = /href="([^"]+)">接着填</.exec(start.html)?.[1] ?? "";
    expect(onward, "the first page is complete: going on begins at the next").toMatch(/\/apply\/form-/);
    expect((await visitor.get(onward)).status).toBe(200);
    const again = await visitor.get(urls.applyPage(sample.item.code, "applicant"));
    expect(again.html).toContain(`value="${sample.sample.applicant.phone}"`);
  });

  test("when the cookies are gone in the middle, the form itself still knows its draft", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const first = await visitor.get(urls.applyPage(sample.item.code, "applicant"));
    const second = await visitor.send(first, { ...applicantFields(sample), _act: "next" });
    visitor.cookies.clear();
    world.clock.advance(3 * 24 * 3600 * 1000);
    const third = await visitor.send(second, { ...toFormBody(sample.item.package.form, sample.sample.form), _act: "next" });
    expect(third.status).toBe(200);
    expect((await visitor.get(urls.applyPage(sample.item.code, "applicant"))).html).toContain(sample.sample.applicant.name);
  });

  test("saving while typing answers with the draft's token and judges nothing", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    visitor.headers.accept = "application/json";
    const kept = await visitor.post(urls.applyPage(sample.item.code, "applicant"), { name: "乔", _act: "autosave" });
    expect(kept.status).toBe(200);
    expect(JSON.parse(kept.html)).toEqual({
      draft: expect.stringMatching(/^[\w-]{32}$/),
      seen: expect.stringMatching(/^[\w-]{22}$/),
      saved: expect.stringContaining("已保存"),
    });
  });

  test("starting anew deletes the draft, but only at the wish of who holds its token", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const first = await visitor.get(urls.applyPage(sample.item.code, "applicant"));
    await visitor.send(first, { ...applicantFields(sample), _act: "next" });
    await visitor.post(urls.apply(sample.item.code), { _act: "anew" });
    const start = await visitor.get(urls.apply(sample.item.code));
    expect(wordsOf(start.html)).toContain("您有一份没有提交的申请");
    const anew = await visitor.send(start, { _act: "anew" });
    expect(wordsOf(anew.html)).not.toContain("您有一份没有提交的申请");
  });
});

test("from the receipt another application of the same item is begun, and the one sent stays as it is", async () => {
  const sample = await configured(world.house, "nurse-licence");
  const visitor = new Visitor(app);
  const receipt = await sendApplication(visitor, sample);
  const anew = await visitor.send(receipt, { _act: "anew" });
  expect(anew.path).toBe(urls.apply(sample.item.code));
  expect(wordsOf(anew.html)).toContain("开始申请");
  expect(anew.html).not.toContain(sample.sample.applicant.name);
  const number = /SQ\d+/.exec(receipt.html)?.[0] ?? "";
  const found = await visitor.send(await visitor.get(urls.track), { number, identity: sample.sample.applicant.number });
  expect(wordsOf(found.html)).toContain(number);
});

describe("two windows on one draft", () => {
  const address = (html: string) =>
    /name="address"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="address"/.exec(html)?.slice(1).find(Boolean);

  async function twoWindows() {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const path = urls.applyPage(sample.item.code, "applicant");
    await visitor.send(await visitor.get(path), { ...applicantFields(sample), address: "甲村1号", _act: "save" });
    const [older, newer] = [await visitor.get(path), await visitor.get(path)];
    await visitor.send(newer, { ...applicantFields(sample), address: "乙村2号", _act: "save" });
    return { visitor, path, older, fields: applicantFields(sample), code: sample.item.code };
  }

  test("the older one is told, sees both versions, and nothing is overwritten", async () => {
    const { visitor, path, older, fields } = await twoWindows();
    const asked = await visitor.send(older, { ...fields, address: "丙村3号", _act: "next" });
    expect(asked.status).toBe(409);
    expect(wordsOf(asked.html)).toMatch(/这份申请在另一个窗口改过.*联系地址 乙村2号/);
    expect(address(asked.html)).toBe("丙村3号");
    expect(address((await visitor.get(path)).html)).toBe("乙村2号");
  });

  test("who presses again keeps what they typed; who follows the link keeps what is saved", async () => {
    const { visitor, path, older, fields } = await twoWindows();
    const asked = await visitor.send(older, { ...fields, address: "丙村3号", _act: "next" });
    expect(asked.html).toContain(`<a href="${path}">不用刚才填的，用已保存的</a>`);
    await visitor.send(asked, { ...fields, address: "丙村3号", _act: "save" });
    expect(address((await visitor.get(path)).html)).toBe("丙村3号");
  });

  test("saving by script stops with a word, and says nothing is saved", async () => {
    const { visitor, path, older, fields } = await twoWindows();
    visitor.headers.accept = "application/json";
    const answer = await visitor.send(older, { ...fields, address: "丙村3号", _act: "autosave" });
    expect([answer.status, JSON.parse(answer.html)]).toEqual([409, { changed: expect.stringContaining("还没有保存") }]);
    expect(address((await visitor.get(path)).html)).toBe("乙村2号");
  });

  test("other pages and a second click with the same answers are no quarrel", async () => {
    const { visitor, older, fields } = await twoWindows();
    const same = await visitor.send(older, { ...fields, address: "乙村2号", _act: "next" });
    expect(same.status).toBe(200);
  });

  test("what is sent is what was read: a check page that is out of date is shown anew", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const check = await walkToCheck(visitor, sample);
    const path = urls.applyPage(sample.item.code, "applicant");
    await visitor.send(await visitor.get(path), { ...applicantFields(sample), address: "乙村2号", _act: "save" });
    const again = await visitor.send(check, { declaration: "yes", _act: "next" });
    expect(again.status).toBe(409);
    expect(wordsOf(again.html)).toMatch(/请再核对一遍.*乙村2号/);
    expect((await visitor.send(again, { declaration: "yes", _act: "next" })).path).toMatch(/receipt$/);
  });
});

test.each(["龚䶮", "㛃㛃", "龚𬱖", "𬱖䶮㛃"])(
  "the rare name %s stands whole on every page, and is masked by characters, not by halves",
  async (name) => {
    const given = await configured(world.house, "nurse-licence");
    const sample = { ...given, sample: { ...given.sample, applicant: { ...given.sample.applicant, name } } };
    const visitor = new Visitor(app);
    const check = await walkToCheck(visitor, sample);
    expect(wordsOf(check.html)).toContain(name);
    expect((await visitor.get(urls.applyPage(sample.item.code, "applicant"))).html).toContain(`value="${name}"`);
    const receipt = await visitor.send(check, { declaration: "yes", _act: "next" });
    const masked = `${[...name][0]}**`; // however many there are
    expect(wordsOf(receipt.html)).toContain(` ${masked} `);
    const number = /SQ\d+/.exec(receipt.html)?.[0] ?? "";
    const form = await visitor.get(urls.trackNumber(number));
    const progress = await visitor.send(form, { number, identity: sample.sample.applicant.number });
    expect(wordsOf(progress.html)).toContain(` ${masked} `);
  },
);

describe("questions that hang on answers", () => {
  test("an answer that brings up questions shows the page again with them", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const first = await visitor.get(urls.applyPage(sample.item.code, "applicant"));
    expect(first.html).not.toContain("f-agent-name");
    const more = await visitor.send(first, { ...applicantFields(sample), hasAgent: "yes", _act: "next" });
    expect(wordsOf(more.html)).toContain("还有几个问题，请接着填");
    expect(more.html).toContain('id="f-agent-name"');
  });

  test("rows are added and removed by the server, and keep their answers", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    let page = await visitor.get(urls.applyPage(sample.item.code, "applicant"));
    page = await visitor.send(page, { ...applicantFields(sample), _act: "next" });
    const rows = (html: string) =>
      [...html.matchAll(/name="internships\[(\d)\]\[hospital\]"(?: value="([^"]*)")?/g)].map(([, , value]) => value);
    for (let steps = 0; steps < 5 && !page.html.includes('value="internships"'); steps++) {
      page = await visitor.send(page, {
        ...toFormBody(sample.item.package.form, { ...sample.sample.form, internships: [] }),
        _act: "next",
      });
    }
    const one = await visitor.send(page, { _add: "internships" });
    expect(rows(one.html)).toHaveLength(1);
    const two = await visitor.send(one, { "internships[0][hospital]": "甲医院", _add: "internships" });
    expect(rows(two.html)).toEqual(["甲医院", undefined]);
    expect(two.path, "at the new row, not before all the others").toMatch(/#f-internships-1$/);
    const lacking = await visitor.send(two, { "internships[0][hospital]": "甲医院", "internships[1][hospital]": "乙医院", _act: "next" });
    expect(lacking.html).toMatch(/<a href="#f-internships-1-\w+">第 2 行：/);
    const kept = await visitor.send(two, {
      "internships[0][hospital]": "甲医院",
      "internships[1][hospital]": "乙医院",
      _remove: "internships[0]",
    });
    expect(rows(kept.html)).toEqual(["乙医院"]);
  });
});

describe("materials", () => {
  async function atMaterials(): Promise<{ visitor: Visitor; sample: Sample; page: Page; code: string }> {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    await walkToCheck(visitor, sample);
    const page = await visitor.get(urls.applyPage(sample.item.code, "materials"));
    const code =
      sample.item.package.materials.find((material) => material.necessity === "required" && material.accept.includes("png"))?.code ?? "";
    return { visitor, sample, page, code };
  }

  test("a file is kept and can be taken away again", async () => {
    const { visitor, page, code } = await atMaterials();
    const kept = await visitor.send(page, { _act: "upload" }, [{ field: `material.${code}`, name: "证件.png", bytes: PNG }]);
    expect(wordsOf(kept.html)).toContain("证件.png");
    const gone = await visitor.send(kept, { _drop: buttonValue(kept.html, "_drop") });
    expect(wordsOf(gone.html)).not.toContain("证件.png");
  });

  test("a program called .pdf is refused in words, and the good file sent with it stays", async () => {
    const { visitor, page, code } = await atMaterials();
    const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(600)]);
    const answer = await visitor.send(page, { _act: "next" }, [
      { field: `material.${code}`, name: "证件.png", bytes: PNG },
      { field: `material.${code}`, name: "病毒.pdf", bytes: program },
    ]);
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.html)).toMatch(/文件的内容和后缀名对不上|这种类型的文件不能接收/);
    expect(wordsOf(answer.html)).toContain("证件.png");
  });

  test("a file that is too large is refused in words, at its place", async () => {
    const { visitor, page, code } = await atMaterials();
    const answer = await visitor.send(page, { _act: "upload" }, [
      { field: `material.${code}`, name: "大.png", bytes: Buffer.concat([PNG, Buffer.alloc(MAX_FILE_BYTES)]) },
    ]);
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.html)).toContain("文件太大，请换一个小一些的");
  });

  test("a required material that is neither uploaded nor promised on paper stops the way on", async () => {
    const { visitor, page } = await atMaterials();
    const answer = await visitor.send(page, { _act: "next" });
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.html)).toContain("请上传「");
  });
});

describe("sending once", () => {
  test("two clicks at the same moment make one application", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const check = await walkToCheck(visitor, sample);
    const receipts = await Promise.all([1, 2].map(() => visitor.send(check, { declaration: "yes", _act: "next" })));
    const numbers = receipts.map((receipt) => /SQ\d+/.exec(receipt.html)?.[0]);
    expect(numbers[0]).toMatch(/^SQ\d+$/);
    expect(numbers[1]).toBe(numbers[0]);
  });

  test("coming back after sending shows the receipt, not the form", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    await sendApplication(visitor, sample);
    expect((await visitor.get(urls.apply(sample.item.code))).path).toBe(urls.applyPage(sample.item.code, "receipt"));
    expect((await visitor.get(urls.applyPage(sample.item.code, "check"))).path).toBe(urls.applyPage(sample.item.code, "receipt"));
  });

  test("without the statement nothing is sent", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const answer = await visitor.send(await walkToCheck(visitor, sample), { _act: "next" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#declaration"');
  });

  test("an application with a page left open says which, and isn't sent", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    const check = await walkToCheck(visitor, sample);
    const first = await visitor.get(urls.applyPage(sample.item.code, "applicant"));
    await visitor.send(first, { ...applicantFields(sample), phone: "", _act: "save" });
    const answer = await visitor.send(check, { declaration: "yes", _act: "next" });
    expect(wordsOf(answer.html)).toContain("「申请人」这一步还没有填完");
  });
});

describe("a flood of files", () => {
  test("from one address ends after three hundred an hour; other addresses are not concerned", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const path = urls.applyPage(sample.item.code, "materials");
    const material = `material.${sample.item.package.materials[0]?.code}`;
    const send = async (address: string, files: number) => {
      const visitor = new Visitor(app, address);
      await visitor.post(urls.applyPage(sample.item.code, "applicant"), { name: "甲", _act: "save" });
      const pictures = Array.from({ length: files }, () => ({ field: material, name: "a.png", bytes: PNG }));
      return (await visitor.post(path, { _act: "upload" }, pictures)).status;
    };
    for (let sent = 0; sent < 300; sent += 20) expect(await send("203.0.113.99", 20)).toBe(200);
    expect(await send("203.0.113.99", 1)).toBe(429);
    expect(await send("203.0.113.98", 1)).toBe(200);
  }, 60_000);
});

describe("what doesn't belong here", () => {
  test("a first page posted from another site is refused", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const visitor = new Visitor(app);
    visitor.headers["sec-fetch-site"] = "cross-site";
    const answer = await visitor.post(urls.applyPage(sample.item.code, "applicant"), { name: "甲", _act: "next" });
    expect(answer.status).toBe(403);
    expect(visitor.cookies.size).toBe(0);
  });

  test("another site can't plant its own draft in somebody's browser and read what is typed into it", async () => {
    const sample = await configured(world.house, "nurse-licence");
    const [attacker, victim] = [new Visitor(app), new Visitor(app)];
    const path = urls.applyPage(sample.item.code, "applicant");
    await attacker.post(path, { name: "甲", _act: "save" });
    const planted = { _draft: attacker.cookies.get("draft") ?? "", name: "甲", _act: "next" };
    victim.headers["sec-fetch-site"] = "cross-site";
    expect((await victim.post(path, planted)).status).toBe(403);
    expect((await victim.post(urls.apply(sample.item.code), planted)).status).toBe(403);
    expect(victim.cookies.size).toBe(0);
  });

  test.each(['{"name":{"a":1}}', '{"phone":[null]}', "null", "[1]"])(
    "%s sent as JSON is refused: public pages take forms alone",
    async (payload) => {
      const sample = await configured(world.house, "nurse-licence");
      for (const url of [urls.applyPage(sample.item.code, "applicant"), urls.track, "/services/consult/ask"]) {
        const answer = await app.inject({ method: "POST", url, headers: { "content-type": "application/json" }, payload });
        expect(answer.statusCode).toBe(415);
      }
    },
  );

  test("a step without a draft leads back to the beginning", async () => {
    const sample = await configured(world.house, "nurse-licence");
    expect((await new Visitor(app).get(urls.applyPage(sample.item.code, "check"))).path).toContain(urls.apply(sample.item.code));
  });

  test("an unknown item is a page that says so", async () => {
    const answer = await new Visitor(app).get(urls.apply("61099900MZ-XK-9999"));
    expect(answer.status).toBe(404);
    expect(wordsOf(answer.html)).toContain("没有找到这个页面");
  });
});
