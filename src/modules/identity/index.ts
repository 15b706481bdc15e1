/**
 * Identity: organisations, people, the posts they hold and what follows from them (七(一)2). The lowest module; knows no case and no item.
 * Tables: identity.org, person, holding, unknown_username, log (append-only, hash-chained). Live channel out: `identity` (organisations changed).
 */
export { actorOf } from "./actor-of.ts";
export { addOrg } from "./add-org.ts";
export { addPerson } from "./add-person.ts";
export { administer } from "./administer.ts";
export { auditLog, verifyAuditLog } from "./audit-log.ts";
export { type ChangePasswordInput, changePassword } from "./change-password.ts";
export { closeOrg } from "./close-org.ts";
export { delegate, delegationChoices, endDelegation, listDelegations } from "./delegate.ts";
export { endHolding } from "./end-holding.ts";
export { findStaff, listSections } from "./find-staff.ts";
export { giveHolding } from "./give-holding.ts";
export { type ImportOutcome, type ImportRow, importOrgs, type RowFault } from "./import-orgs.ts";
export { type ImportedPerson, importPeople } from "./import-people.ts";
export { listPeople } from "./list-people.ts";
export { appendLog, logged } from "./log.ts";
export { type IdentityCode, identityMessages } from "./messages.ts";
export { type FirstAdministrator, openCounty } from "./open-county.ts";
export { orgs } from "./orgs.ts";
export { peopleWith } from "./people-with.ts";
export { personDetail } from "./person-detail.ts";
export { type PersonalView, personalViews } from "./personal-views.ts";
export { reachOf } from "./reach.ts";
export { recordPersonalView } from "./record-personal-view.ts";
export type { Refusal } from "./refusal.ts";
export { renameOrg } from "./rename-org.ts";
export { resetPassword } from "./reset-password.ts";
export { type DemoAccount, demoAccounts, seedDemo } from "./seed-demo.ts";
export { setPersonActive } from "./set-person-active.ts";
export { type SignInInput, type SignInOutcome, signIn } from "./sign-in.ts";
export { recordSignOut } from "./sign-out.ts";
export { directoryOf, handlesCases, type StaffDirectory, type StaffMember, staffDirectory } from "./staff-directory.ts";
export { unlockPerson } from "./unlock-person.ts";
