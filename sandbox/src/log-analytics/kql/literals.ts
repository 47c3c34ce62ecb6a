import { KqlError } from "./kql-error.ts";
import { Timespan } from "./value.ts";

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** A verbatim text doubles its quotes, any other escapes them. */
export function textIn(image: string): string {
  if (image.startsWith("@")) {
    const quote = image[1] ?? "";
    return image.slice(2, -1).replaceAll(quote + quote, quote);
  }
  return image.slice(1, -1).replace(/\\(.)/g, (_, one: string) => escapes[one] ?? one);
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

export function spanIn(image: string): Timespan {
  const [, amount = "", unit = ""] = /^([\d.]+)(\w+)$/.exec(image) ?? [];
  return new Timespan(Number(amount) * (units[unit] ?? 0));
}

/** Without a zone it is UTC. @throws KqlError */
export function momentIn(text: string): Date {
  const plain = text.trim().replace(/^["']|["']$/g, "");
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(plain) || !plain.includes(":") ? plain : `${plain}Z`;
  const moment = new Date(zoned);
  if (Number.isNaN(moment.getTime()))
    throw KqlError.semantic("SEM0016", `Failed to parse datetime literal: 'datetime(${text})'`);
  return moment;
}
