/** Citizens and staff over the wire: brings a case to where a journey begins to look. */
import { randomUUID } from "node:crypto";
import type { CaseCommandName, CaseView } from "../../src/modules/cases/shared.ts";
import type { Item } from "../stage/items.ts";
import { type DeskCaller, deskCaller } from "./desk-caller.ts";
import { codeOf, fillIn, numberOnReceipt, plainVisitor, send } from "./plain-visitor.ts";

export interface Office {
  /** Applies on line, everything to be brought on paper. Answers with the number on the receipt. */
  applies(item: Item): Promise<string>;
  /** Does what this person may do now, where the input needs the step it is filled in. Answers with the case's number from then on. */
  does(username: string, number: string, command: CaseCommandName, input?: object): Promise<string>;
  /** 经办、审核 in a row, each content with it. */
  agree(number: string, ...usernames: string[]): Promise<void>;
  /** Everything that must be there is handed in, found in order and accepted. */
  accepts(number: string, item: Item, documents?: string[]): Promise<string>;
  caller(username: string): Promise<DeskCaller>;
  /** The item's code. */
  codeOf(item: Item): Promise<string>;
}

let visitors = 0;
/** An account has few sessions at once: one each is enough for all journeys of a file. */
const signedIn = new Map<string, Promise<DeskCaller>>();

/** What must be handed in, by code. */
export const requiredOf = ({ materials }: Item): string[] =>
  materials.filter(({ necessity }) => necessity === "required").map(({ code }) => code);

/** The office of a product that runs at this address. */
export function officeAt(url: string): Office {
  const caller = (username: string) => {
    const who = `${username} at ${url}`;
    const known = signedIn.get(who) ?? deskCaller(url, username);
    signedIn.set(who, known);
    return known;
  };

  async function caseOf(username: string, number: string): Promise<CaseView> {
    const who = await caller(username);
    const { rows } = (await who.ask("cases.worklist", { box: "todo", text: number })) as { rows: { id: string }[] };
    const view = rows[0] && ((await who.ask("cases.view", { id: rows[0].id })) as CaseView | null);
    if (!view) throw new Error(`${username} can't see ${number}`);
    return view;
  }

  const office: Office = {
    caller,
    codeOf: (item) => codeOf(url, item.name),

    async applies(item) {
      const visitor = plainVisitor(url, `10.251.${visitors >> 8}.${visitors++ & 255}`);
      const check = await fillIn(visitor, await codeOf(url, item.name), item);
      if (!(await send(visitor, check))) throw new Error(`the application for ${item.name} was not taken`);
      return numberOnReceipt(visitor, check);
    },

    async does(username, number, command, input = {}) {
      const view = await caseOf(username, number);
      const act = view.acts.find((one) => one.act === command && one.enabled);
      if (!act) throw new Error(`${username} can't ${command} ${number}: ${view.acts.map((one) => `${one.act} ${one.reason}`).join(", ")}`);
      const request = {
        command,
        caseId: view.id,
        expectedVersion: view.version,
        key: randomUUID(),
        input: { visit: act.visit ?? undefined, ...input },
      };
      const done = (await (await caller(username)).tell("cases.perform", request)) as {
        ok: boolean;
        code?: string;
        number?: string | null;
      };
      if (!done.ok) throw new Error(`${command} of ${number} was refused: ${JSON.stringify(done)}`);
      return done.number ?? number;
    },

    async agree(number, ...usernames) {
      for (const username of usernames) await office.does(username, number, "agree", { opinion: "经审查，情况属实，同意。" });
    },

    async accepts(number, item, documents = []) {
      const required = requiredOf(item);
      await office.does("clerk", number, "receive", { papers: required });
      return office.does("clerk", number, "accept", { checked: required, documents });
    },
  };
  return office;
}
