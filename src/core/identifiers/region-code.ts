import { type Checked, normalised, refused } from "./check-result.ts";

/** GB/T 2260, first two digits. */
const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split(" "),
);
/** The residence permit of people from Taiwan carries this instead of a place. */
const TAIWAN_RESIDENT = "830000";

export type RegionLevel = "province" | "city" | "county" | "township" | "village";

export type RegionCheck = Checked<{ kind: "region-code"; level: RegionLevel }>;

/**
 * 行政区划: 6 digits (GB/T 2260), 9 with the township, 12 with the village. Says whether a code is built as the standard
 * builds them, not whether such a place exists: places come and go, and the demo county is invented.
 */
export function checkRegionCode(given: string): RegionCheck {
  const text = normalised(given);
  if (![6, 9, 12].includes(text.length)) return refused("region-code", "length", text);
  if (!/^\d+$/.test(text)) return refused("region-code", "character", text);
  const level = levelOf(text);
  return level ? { ok: true, kind: "region-code", text, level } : refused("region-code", "region", text);
}

/** Whether six digits are built as a GB/T 2260 code. */
export function isRegion6(code: string): boolean {
  return levelOf6(code) !== undefined;
}

/** The same for the place in an identity number, which may be a Taiwan resident's. */
export function isIdentityRegion(code: string): boolean {
  return code === TAIWAN_RESIDENT || isRegion6(code);
}

function levelOf(text: string): RegionLevel | undefined {
  const county = levelOf6(text.slice(0, 6));
  const township = text.slice(6, 9);
  const village = text.slice(9);
  if (!county || township === "" || /^0*$/.test(township + village)) return county;
  // 001–099 街道, 100–199 镇, 200–399 乡, 400–599 政企合一; under the county or a city without districts (e.g. 441900).
  if (county === "province" || township === "000" || township > "599") return undefined;
  return /^0*$/.test(village) ? "township" : "village";
}

function levelOf6(code: string): RegionLevel | undefined {
  const [province, middle, last] = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6)];
  if (!PROVINCES.has(province)) return undefined;
  if (middle === "00") return last === "00" ? "province" : undefined;
  // 01–20, 51–70 市; 21–50 地区, 自治州, 盟; 90 directly under the province.
  if (!(middle <= "70" || middle === "90")) return undefined;
  return last === "00" ? "city" : "county";
}
