/** Ways by which messages leave the house. */

export { gatewaySender } from "./gateway.ts";
export { mailSender } from "./mail.ts";

export interface OutgoingMessage {
  /** The same at every try, so that a receiver can tell a repeated message. */
  id: string;
  to: string;
  subject: string;
  text: string;
  at: Date;
}

/** What became of it. `passing`: worth another try later. */
export interface Sent {
  ok: boolean;
  passing: boolean;
  /** What the other side answered, for the record. */
  answer: string;
}

export interface Outgoing {
  send(message: OutgoingMessage): Promise<Sent>;
}
