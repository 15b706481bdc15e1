/**
 * The queue of a hall (取号叫号, 八(四)): tickets by business class, windows that call them, the screen and the ticket's own page. Beside cases: it knows no
 * case and no person who waits. Tables: queue.counter, serial, ticket, place. Live channel out: `queue` (which place moved).
 */
export { forgetTickets } from "./forget-tickets.ts";
export { QUEUE_CHANNEL } from "./outcome.ts";
export { isPlaceKey, mayTake, type PlaceProof, passOf, placeKey } from "./proof-of-place.ts";
export { type QueueCommand, type QueueDone, queueCommands, serveQueue } from "./serve-queue.ts";
export { type TicketTaken, takeTicket } from "./take-ticket.ts";
export { moveOwnTicket, ownTicket, queueBoard, queueDesk } from "./views.ts";
