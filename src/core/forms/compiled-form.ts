/** The shapes of a form that is ready to walk; `compile.ts` makes them. */
import type { Expression } from "../rules/index.ts";
import type { FormDefinition, FormField, FormPage } from "./definition.ts";
import type { Kind } from "./field-kind.ts";

export interface CompiledPage {
  readonly page: FormPage;
  readonly shownWhen: Expression | undefined;
  readonly fields: readonly CompiledField[];
}

export interface CompiledField {
  readonly field: FormField;
  readonly kind: Kind;
  /** Ids from the top, without row numbers: `members.name`. */
  readonly path: string;
  readonly page: CompiledPage;
  readonly parent: CompiledField | undefined;
  readonly shownWhen: Expression | undefined;
  readonly required: boolean | Expression;
  readonly computed: Expression | undefined;
  readonly parts: readonly CompiledField[];
  readonly partsById: ReadonlyMap<string, CompiledField>;
}

export interface CompiledForm {
  readonly definition: FormDefinition;
  readonly pages: readonly CompiledPage[];
  /** Top-level fields by id. */
  readonly fields: ReadonlyMap<string, CompiledField>;
  /** Fields with something to work out (shown, computed), each after those it depends on. */
  readonly ruled: readonly CompiledField[];
  /** Whether rules run in a circle: these paths, in order. Such a form is refused by `checkDefinition`. */
  readonly circle: readonly string[];
}
