/** One call of teams-js as it arrives by `postMessage`. */
export interface Call {
  readonly id: number;
  readonly uuid: string | undefined;
  readonly func: string;
  readonly args: readonly unknown[];
}

/** Reads the envelope of teams-js 2.x; anything else that is posted to a page is not for us. */
export function readCall(data: unknown): Call | undefined {
  if (!isRecord(data)) return undefined;
  const { id, func, args, uuidAsString } = data;
  if (typeof id !== "number" || typeof func !== "string") return undefined;
  return {
    id,
    func,
    args: Array.isArray(args) ? args : [],
    uuid: typeof uuidAsString === "string" ? uuidAsString : undefined,
  };
}

/** The caller is found by `uuidAsString`, or by the number alone where it sent none. */
export function reply(call: Call, args: readonly unknown[]): object {
  return call.uuid === undefined
    ? { id: call.id, args }
    : { id: call.id, uuidAsString: call.uuid, args };
}

/** An event carries no numeric `id`: that alone tells it from a reply. */
export function event(func: string, args: readonly unknown[]): object {
  return { func, args };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function textIn(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}
