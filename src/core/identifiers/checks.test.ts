import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asPrinted,
  CHECKS,
  checkAny,
  checkCaseNumber,
  checkCatalogueCode,
  checkCreditCode,
  checkIdentityNumber,
  checkIndexNumber,
  checkItemCode,
  checkOrganisationCode,
  checkRegionCode,
  checkTaskCode,
  generateIdentityNumber,
} from "./index.ts";

const partOf = (result: { ok: boolean; fault?: string }) => (result.ok ? "valid" : result.fault);

describe("an identity number", () => {
  it.each([
    ["11010519491231002X", "1949-12-31", "female"],
    ["440524188001010014", "1880-01-01", "male"],
  ])("%s is valid, born %s, %s", (number, birth, sex) => {
    expect(checkIdentityNumber(number)).toMatchObject({ ok: true, region: number.slice(0, 6), birth, sex });
  });

  it.each([
    ["110105194912310021", "check"],
    ["110105199902290013", "date"],
    ["110105194913310021", "date"],
    ["11010519491231002", "length"],
    ["11010519491231002A", "character"],
    ["990105194912310021", "region"],
    ["", "length"],
  ])("%s is refused for its %s", (number, part) => {
    expect(partOf(checkIdentityNumber(number))).toBe(part);
  });

  it("is trimmed and put into upper case first", () => {
    expect(checkIdentityNumber(" 11010519491231002x\n")).toMatchObject({ ok: true, text: "11010519491231002X" });
  });

  it("made for the demo county is valid, and any single wrong digit is noticed", () => {
    const birth = fc
      .date({ min: new Date("1930-01-01"), max: new Date("2020-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        birth,
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (born, sequence, at, shift) => {
          const number = generateIdentityNumber({ region: "610999", birth: born, sequence });
          expect(checkIdentityNumber(number)).toMatchObject({ ok: true, birth: born, sex: sequence % 2 === 1 ? "male" : "female" });
          const wrong = `${number.slice(0, at)}${(Number(number[at]) + shift) % 10}${number.slice(at + 1)}`;
          expect(checkIdentityNumber(wrong).ok).toBe(false);
        },
      ),
    );
  });

  it("can't be made of parts that make none", () => {
    expect(() => generateIdentityNumber({ region: "610999", birth: "1999-02-29", sequence: 1 })).toThrow("identifiers/date");
    expect(() => generateIdentityNumber({ region: "610999", birth: "1999-02-28", sequence: 1000 })).toThrow("identifiers/length");
  });
});

describe("a credit code", () => {
  it.each([
    "11441300007187648G",
    "12441500196720244T",
    "11330800MB0R57773W",
    "11341702486344515H",
    "91330100799655058B",
    "9144030071526726XG",
  ])("%s is valid, and so is the organisation code inside", (code) => {
    expect(checkCreditCode(code)).toMatchObject({ ok: true, organisationCode: code.slice(8, 17), warnings: [] });
  });

  it.each([
    ["12441500196720244U", "check"],
    ["11441300007187684G", "check"],
    ["1144130000718764G", "length"],
    ...[..."IOSVZ"].map((letter): [string, string] => [`1144130000718764${letter}G`, "character"]),
  ])("%s is refused for its %s", (code, part) => {
    expect(partOf(checkCreditCode(code))).toBe(part);
  });

  it("whose inner organisation code fails is valid with a warning", () => {
    const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
    const valid = alphabet.map((last) => checkCreditCode(`11441300007187649${last}`)).filter((result) => result.ok);
    expect(valid).toMatchObject([{ warnings: ["organisation-code"] }]);
  });
});

describe("an organisation code", () => {
  it.each(["01527918X", "000014349", "006939748", "000218173", "01527918-X"])("%s is valid", (code) => {
    expect(checkOrganisationCode(code).ok).toBe(true);
  });

  it.each([
    ["015279181", "check"],
    ["01527918", "length"],
    ["01527918Y", "character"],
  ])("%s is refused for its %s", (code, part) => {
    expect(partOf(checkOrganisationCode(code))).toBe(part);
  });
});

describe("a region code", () => {
  it.each([
    ["610000", "province"],
    ["441900", "city"],
    ["429004", "county"],
    ["610527", "county"],
    ["610624", "county"],
    ["610999", "county"],
    ["610527000", "county"],
    ["220581102", "township"],
    ["220581102000", "township"],
    ["220581102201", "village"],
  ])("%s is a %s", (code, level) => {
    expect(checkRegionCode(code)).toMatchObject({ ok: true, level });
  });

  it.each([
    ["617501", "region"],
    ["610012", "region"],
    ["990101", "region"],
    ["220581700000", "region"],
    ["220581000201", "region"],
    ["6105", "length"],
    ["61052A", "character"],
  ])("%s is refused for its %s", (code, part) => {
    expect(partOf(checkRegionCode(code))).toBe(part);
  });
});

describe("an item code", () => {
  it.each(["62052400MZ-XK-0001", "46020000HB-XK-0001", "46020000GT-FW-0610", "46020400ZJ-FW-0101"])("%s is ours", (code) => {
    expect(checkItemCode(code)).toMatchObject({
      ok: true,
      form: "own",
      area: code.slice(0, 8),
      department: code.slice(8, 10),
      type: code.slice(11, 13),
    });
  });

  it("may be another county's on import, with its material", () => {
    expect(checkItemCode("610400000000MZ000-XK-0002")).toMatchObject({ ok: true, form: "imported" });
    expect(checkItemCode("610400000000JY000-QT-0008-CL003")).toMatchObject({ ok: true, form: "imported", material: "003" });
  });

  it.each([
    ["6205240MZ-XK-0001", "length"],
    ["62052400MZ-xk-0001", "character"],
    ["62052400MZ-XK-1", "length"],
    ["62052400MZ-XK-0000", "sequence"],
    ["99052400MZ-XK-0001", "region"],
  ])("%s is refused for its %s", (code, part) => {
    expect(partOf(checkItemCode(code))).toBe(part);
  });
});

describe("the national codes", () => {
  const task = "12441500196720244T3442199806003";

  it("take a task code apart", () => {
    expect(checkTaskCode(task)).toMatchObject({ ok: true, creditCode: "12441500196720244T", level: 3, catalogueCode: "442199806003" });
    expect(checkCatalogueCode("442199806003")).toMatchObject({ ok: true, province: "44", type: "21", main: "99806", sub: "003" });
  });

  it("take a case number apart", () => {
    expect(checkCaseNumber(`${task}202206230068`)).toMatchObject({
      ok: true,
      form: "national",
      prefix: task,
      day: "20220623",
      sequence: "0068",
    });
    expect(checkCaseNumber("610999MZ202603060001")).toMatchObject({ ok: true, form: "own", prefix: "610999MZ", sequence: "0001" });
  });

  it.each([
    [checkTaskCode(task.replace("T3", "U3")), "check"],
    [checkTaskCode(task.replace("T3", "T8")), "character"],
    [checkTaskCode(task.slice(1)), "length"],
    [checkCatalogueCode("44219980600A"), "character"],
    [checkCatalogueCode("44219980600"), "length"],
    [checkCaseNumber(`${task}202206310068`), "date"],
    [checkCaseNumber(`${task.replace("T3", "U3")}202206230068`), "check"],
    [checkCaseNumber("990999MZ202603060001"), "region"],
    [checkCaseNumber("610999M1202603060001"), "character"],
    [checkCaseNumber("610999MZ2026030600X1"), "character"],
    [checkCaseNumber("1"), "length"],
  ])("refuse %j for its %s", (result, part) => {
    expect(partOf(result)).toBe(part);
  });
});

describe("an index number", () => {
  it.each(["11610527Q-2019-000024", "01527918X-2020-153077"])("%s is ours", (number) => {
    expect(checkIndexNumber(number)).toMatchObject({ ok: true, form: "own" });
  });

  it.each(["000014349/2017-00110", "11441300007187648G/2009-00040", "11341702486344515H/202110-00013", "6107280000/2024-001005"])(
    "%s is kept on import",
    (number) => {
      expect(checkIndexNumber(number)).toMatchObject({ ok: true, form: "imported" });
    },
  );

  it.each([
    ["11610527Q-2019-24", "length"],
    ["11610527Q-2019-00002X", "character"],
  ])("%s is refused for its %s", (number, part) => {
    expect(partOf(checkIndexNumber(number))).toBe(part);
  });
});

describe("a number of unknown kind", () => {
  it.each([
    ["11010519491231002X", "identity-number"],
    ["12441500196720244T", "credit-code"],
    ["01527918X", "organisation-code"],
    ["01527918-x", "organisation-code"],
    ["220581102", "region-code"],
    ["610527", "region-code"],
    ["220581102000", "region-code"],
    ["442199806003", "catalogue-code"],
    ["62052400MZ-XK-0001", "item-code"],
    ["610400000000JY000-QT-0008-CL003", "item-code"],
    ["12441500196720244T3442199806003", "task-code"],
    ["12441500196720244T3442199806003202206230068", "case-number"],
    ["610999MZ202603060001", "case-number"],
    ["11610527Q-2019-000024", "index-number"],
    ["11341702486344515H/202110-00013", "index-number"],
  ])("%s is recognised as %s", (number, kind) => {
    expect(checkAny(number)).toMatchObject({ ok: true, kind });
  });

  it.each([
    ["110105194912310021", "identity-number", "check"],
    ["1101051949123100", "identity-number", "length"],
    ["1144130000718764G", "credit-code", "length"],
    ["62052400MZ-xk-0001", "item-code", "character"],
    ["617501", "region-code", "region"],
    ["015279181", "organisation-code", "check"],
    ["1", "unknown", "length"],
    ["", "unknown", "length"],
  ])("%s is judged as %s and refused for its %s", (number, kind, part) => {
    expect(checkAny(number)).toMatchObject({ ok: false, kind, fault: part, code: `identifiers/${part}` });
  });

  it("never makes a check fail, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 50 }), (text) => {
        for (const check of [checkAny, ...Object.values(CHECKS)]) expect(typeof check(text).ok).toBe("boolean");
      }),
    );
  });
});

it("is read as it is printed, however it was typed: blanks, small letters, full width", () => {
  const wide = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
  const typings = [(letter: string) => letter, wide, (letter: string) => letter.toLowerCase(), (letter: string) => ` ${letter}\u3000`];
  const printed = fc.stringMatching(/^[A-Z0-9]{1,24}$/);
  fc.assert(
    fc.property(printed, fc.infiniteStream(fc.nat(3)), (number, ways) => {
      const typed = [...number].map((letter) => typings[ways.next().value ?? 0]?.(letter)).join("");
      expect(asPrinted(typed)).toBe(number);
    }),
  );
});
