/**
 * What the papers after a decision say of a licence, as the fact `licence`: change-grant, change-deny, renewal-grant, renewal-deny,
 * withdrawal-of-licence (撤回), revocation (撤销) and cancellation (注销). Days are YYYY-MM-DD. Beside it these papers want `department.name`,
 * `window.name`, `remedy` (review, court, text), and `case` (number, submittedOn, acceptedOn) where somebody applied for it.
 */
export interface LicenceFacts {
  number: string;
  name: string;
  holder: string;
  holderKind: "person" | "organisation";
  issuedOn: string;
  /** Null where nothing ends. */
  validUntil: string | null;
  reason: string;
  /** The provision it rests on: 《公共场所卫生管理条例实施细则》第二十六条. */
  law: string;
  /** Of a change; `after` is what was asked for where it is refused. */
  changes?: { what: string; before: string; after: string }[];
  /** Of a renewal that is granted. */
  newValidUntil?: string;
  /** From when a withdrawal, revocation or cancellation holds. */
  effectiveOn?: string;
  /** Of a withdrawal: how a loss is made good (行政许可法 第8条). */
  compensation?: string;
  /** Of a revocation: what the holder said, or that nothing was said (第7条). */
  heard?: string;
}
