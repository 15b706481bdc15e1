import { CASE_KIND_NAME } from "../cases/index.ts";
import { QUESTION_KIND_NAME } from "../consultation/index.ts";
import type { Follower, Recorded } from "../house.ts";
import { LICENCE_KIND_NAME } from "../licences/index.ts";
import { toldOfCase } from "./domain/of-cases.ts";
import { toldOfLicence } from "./domain/of-licences.ts";
import { toldOfQuestion } from "./domain/of-questions.ts";
import type { Told } from "./domain/told.ts";
import { tellStatements } from "./tell.ts";

const TELLING: Readonly<Record<string, (recorded: Recorded) => Told[]>> = {
  [CASE_KIND_NAME]: toldOfCase,
  [LICENCE_KIND_NAME]: toldOfLicence,
  [QUESTION_KIND_NAME]: toldOfQuestion,
};

/** Turns what happened into notices, in the transaction of what they tell of: so that no command knows of bells and channels, and none is lost. */
export const tellPeople: Follower = {
  async recorded(house, recorded) {
    return tellStatements(
      house,
      recorded.flatMap((one) => TELLING[one.kind]?.(one) ?? []),
    );
  },
};
