/** "INC-" and digits, of the patterns that rules mostly have; others are shown as they are. */
export function ticketWords(pattern: string): string {
  const plain = /^\^?([A-Za-z0-9 _/-]+)(?:\\d|\[0-9\])(?:\+|\{\d+(?:,\d*)?\})\$?$/.exec(pattern);
  return plain?.[1]
    ? `${plain[1]} and digits, for example ${plain[1]}4711`
    : `The rule asks for ${pattern}`;
}

/** A pattern that this browser does not understand is left to the service. */
export function fitsTicket(pattern: string, ticket: string): boolean {
  try {
    return new RegExp(pattern, "u").test(ticket);
  } catch {
    return ticket !== "";
  }
}
