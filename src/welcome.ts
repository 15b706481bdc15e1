import type { House } from "./modules/house.ts";
import { demoAccounts } from "./modules/identity/index.ts";
import { identityMessages } from "./modules/identity/shared.ts";
import { defineMessages, LANGS } from "./platform/i18n/index.ts";

const texts = defineMessages({
  "zh-CN": {
    ready: (url: string) => `明堂已就绪：${url}`,
    desk: (url: string, password: string) => `工作台：${url}/desk/ ，演示账号如下，口令都是 ${password}`,
    stop: "按 Ctrl-C 停止；数据都会保留。",
  },
  en: {
    ready: (url) => `Mingtang is ready: ${url}`,
    desk: (url, password) => `Desk: ${url}/desk/ with the accounts below, password ${password}`,
    stop: "Ctrl-C stops it; all data are kept.",
  },
});

/** What whoever started the server should know: the address, and in the demo county how to sign in as each role. In both languages: nobody has chosen one yet. */
export async function welcome(house: House, print: (line: string) => void): Promise<void> {
  const accounts = await demoAccounts(house);
  const password = accounts[0]?.password;
  for (const lang of LANGS) {
    print(texts(lang).ready(house.publicUrl));
    if (password) print(`  ${texts(lang).desk(house.publicUrl, password)}`);
  }
  const width = Math.max(0, ...accounts.map(({ username }) => username.length));
  for (const { username, org, post } of accounts) {
    const posts = LANGS.map((lang) => identityMessages(lang).posts[post]).join(" / ");
    print(`    ${username.padEnd(width)}  ${posts} · ${org}`);
  }
  print(`  ${LANGS.map((lang) => texts(lang).stop).join(" ")}`);
}
