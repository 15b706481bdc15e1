/**
 * Notices (提醒): what staff and applicants are told of what happens. A follower writes them in the transaction of the event; the desk's bell shows
 * them, and a sweep sends them by the ways the county has configured. Tables: schema `notices`. Live channel out: `notices`.
 */
export { ownContact, setOwnContact } from "./contacts.ts";
export type { Told } from "./domain/told.ts";
export { tellPeople } from "./follow-events.ts";
export { forgetNotices } from "./forget-notices.ts";
export { listNotices, markRead, unreadNotices } from "./list-notices.ts";
export { type Senders, sendMessages } from "./send-messages.ts";
export { NEWS, tellStatements } from "./tell.ts";
