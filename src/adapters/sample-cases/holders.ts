import type { House } from "../../modules/house.ts";
import { actorOf, peopleWith } from "../../modules/identity/index.ts";
import type { PersonActor, Post } from "../../modules/identity/shared.ts";
import type { Random } from "./random.ts";

/** Who really holds a post, looked up once. */
export interface Holders {
  of(org: string, post: Post): Promise<PersonActor[]>;
  /** Throws where nobody holds it: the demo county has somebody for every post. */
  one(org: string, post: Post, random: Random): Promise<PersonActor>;
}

export function holdersIn(house: House): Holders {
  const known = new Map<string, Promise<PersonActor[]>>();
  const look = async (org: string, post: Post) => {
    const people = await Promise.all((await peopleWith(house, { org, post })).map((person) => actorOf(house, person.id)));
    return people.filter((person) => person !== null);
  };
  const of = (org: string, post: Post) => {
    const key = `${org} ${post}`;
    const holders = known.get(key) ?? look(org, post);
    known.set(key, holders);
    return holders;
  };
  return {
    of,
    async one(org, post, random) {
      const holders = await of(org, post);
      if (holders.length === 0) throw new Error(`nobody holds ${post} in ${org}`);
      return random.pick(holders);
    },
  };
}
