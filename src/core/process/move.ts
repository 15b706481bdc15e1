import { arrive } from "./arrive.ts";
import { consume } from "./branch.ts";
import { passInclusiveJoins } from "./join.ts";
import { goDirect } from "./leave.ts";
import { enterMulti } from "./multi.ts";
import { nodeOf } from "./process-index.ts";
import { type Run, scopeOf, type Token } from "./run.ts";

/** Compiling refuses circles that never rest; this guards the server against tokens that multiply on unjoined branches. */
const STEP_LIMIT = 5000;

/** Moves every token until all stand still: one signal, deterministic, in the order the tokens came into being. False: no rest in sight. */
export function runToRest(run: Run): boolean {
  for (let steps = 0; steps < STEP_LIMIT; steps++) {
    const token = run.queue.shift();
    if (token) carryOut(run, token);
    else if (!passInclusiveJoins(run)) return true;
  }
  return false;
}

function carryOut(run: Run, token: Token): void {
  // closed by something that came before it in the queue
  if (scopeOf(run.state, token.scope).status !== "open") return;
  const work = token.work;
  switch (work?.kind) {
    case undefined:
      arrive(run, token);
      return;
    case "end":
      consume(run, token);
      return;
    case "direct":
      goDirect(run, token, work.direct);
      return;
    case "members":
      enterMulti(run, nodeOf(run.index, token.node), work.visit, work.carried);
  }
}
