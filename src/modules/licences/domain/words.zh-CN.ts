const STOPS = /[。！？]$/;

/** What an officer wrote, as a whole sentence in a document. */
export function asSentence(text: string): string {
  return text === "" || STOPS.test(text) ? text : `${text}。`;
}
