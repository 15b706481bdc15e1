import { CASE_KIND_NAME } from "../cases/index.ts";
import type { Follower } from "../house.ts";
import { toldOfCase } from "./domain/of-cases.ts";
import { tellStatements } from "./tell.ts";

/** Turns what happened into notices, in the transaction of what they tell of: so that no command knows of bells and channels, and none is lost. */
export const tellPeople: Follower = {
  async recorded(house, recorded) {
    return tellStatements(
      house,
      recorded.flatMap((one) => (one.kind === CASE_KIND_NAME ? toldOfCase(one) : [])),
    );
  },
};
