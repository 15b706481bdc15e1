import { dayOf } from "../../platform/clock.ts";
import type { House } from "../house.ts";
import type { Org } from "../identity/shared.ts";
import { mint } from "../matters/index.ts";
import { ORG_WORD, PAGE_WORDS } from "./domain/words.zh-CN.ts";

/** 代字: the county's first character, and what tells the organisation's short name from others. */
export function orgWord(county: Pick<Org, "shortName"> | undefined, org: Pick<Org, "shortName">): string {
  const short = org.shortName.replace(ORG_WORD.before, "");
  const core = short.replace(ORG_WORD.after, "");
  return `${[...(county?.shortName ?? "")][0] ?? ""}${core === "" ? short : core}`;
}

/** The next 发文字号 of an organisation in a year: 代字〔2026〕N号, no leading zero (GB/T 9704 7.2.5). */
export async function mintPaperNumber(house: House, word: string): Promise<string> {
  const year = dayOf(house.clock.now()).slice(0, 4);
  return PAGE_WORDS.number(word, year, await mint(house, `document:${word}:${year}`));
}

/** The same before it is minted. */
export function pendingNumber(house: Pick<House, "clock">, word: string): string {
  return PAGE_WORDS.pendingNumber(word, dayOf(house.clock.now()).slice(0, 4));
}
