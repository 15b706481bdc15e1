import type { LocalDate } from "../../core/calendar/index.ts";
import { type NumberTemplate, numberScope, parseNumberTemplate, renderNumber } from "../../core/identifiers/index.ts";
import { dayOf } from "../../platform/clock.ts";
import type { House } from "../house.ts";
import { mint, mintRuns } from "../matters/index.ts";

/** 申请编号, given at submission; 办件编号, given at acceptance (annexes §1.3). */
const APPLICATION = template("SQ{area6}{yyyyMMdd}{seq:5}");
const CASE = template("{area6}{dept2}{yyyyMMdd}{seq:4}");

export function mintApplicationNumber(house: House): Promise<string> {
  return render(house, APPLICATION, {});
}

/** `department` is the organisation's code; its last two letters stand in the number. */
export function mintCaseNumber(house: House, department: string): Promise<string> {
  return render(house, CASE, { dept2: department.slice(-2) });
}

export interface NumbersWanted {
  submittedOn: LocalDate;
  /** The day on which it gets its case number; null when it has none. */
  numberedOn: LocalDate | null;
  department: string;
}

export interface CaseNumbers {
  application: string;
  case: string | null;
}

/** Numbers for many cases at once, each of its own day; answers stand in the order of the questions. */
export async function mintNumbers(house: House, wanted: readonly NumbersWanted[]): Promise<CaseNumbers[]> {
  const slots = wanted.map(({ submittedOn, numberedOn, department }) => ({
    application: slotOf(house, APPLICATION, submittedOn, {}),
    case: numberedOn === null ? null : slotOf(house, CASE, numberedOn, { dept2: department.slice(-2) }),
  }));
  const counts = new Map<string, number>();
  for (const slot of slots.flatMap((each) => [each.application, each.case ?? []].flat()))
    counts.set(slot.scope, (counts.get(slot.scope) ?? 0) + 1);
  const next = await mintRuns(house, counts);
  const take = ({ numbers, given, scope }: Slot) => {
    const value = next.get(scope) as number; // every scope was asked for
    next.set(scope, value + 1);
    return rendered(numbers, given, value);
  };
  return slots.map((slot) => ({ application: take(slot.application), case: slot.case && take(slot.case) }));
}

interface Slot {
  numbers: NumberTemplate;
  given: { date: LocalDate; values: Record<string, string> };
  scope: string;
}

function slotOf(house: House, numbers: NumberTemplate, date: LocalDate, values: Record<string, string>): Slot {
  const given = { date, values: { area6: house.region, ...values } };
  const scope = numberScope(numbers, given);
  if (!scope.ok) throw new Error(`${scope.code}: ${scope.token}`);
  return { numbers, given, scope: scope.scope };
}

async function render(house: House, numbers: NumberTemplate, values: Record<string, string>): Promise<string> {
  const { given, scope } = slotOf(house, numbers, dayOf(house.clock.now()), values);
  return rendered(numbers, given, await mint(house, scope));
}

function rendered(numbers: NumberTemplate, given: Slot["given"], value: number): string {
  const result = renderNumber(numbers, given, value);
  if (!result.ok) throw new Error(`${result.code}: ${result.token}`);
  return result.number;
}

function template(text: string): NumberTemplate {
  const parsed = parseNumberTemplate(text);
  if (!parsed.ok) throw new Error(`${parsed.code}: ${parsed.token}`);
  return parsed.template;
}
