/**
 * Answers to search and read: the panel's home. Needs only the address of an index, no backend. Comes with the panel, without
 * a door: nearly every shop has answers, and what is fetched together is packed better and is there at once.
 */
export { room as faq } from './room.ts';
