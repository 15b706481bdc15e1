import type { FormDefinition } from "../../../../../core/forms/index.ts";
import type { History as DraftHistory } from "../../history.ts";

export { beginHistory, record, redo, undo } from "../../history.ts";
export type History = DraftHistory<FormDefinition>;
