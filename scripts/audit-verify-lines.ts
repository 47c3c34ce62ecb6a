import { hash } from "node:crypto";
import { z } from "zod";

/*
 * A verifier that shares no code with the service, so that both would have to be wrong in the same
 * way. docs/audit.md is all that it was written from.
 */

const Header = z.object({ format: z.literal("vault-tab-audit-1"), chain: z.string() });
const Line = z.object({
  sequence: z.number().int(),
  hash: z.string(),
  body: z.string().optional(),
  bodyHash: z.string().optional(),
  texts: z.array(z.object({ name: z.string(), salt: z.string(), text: z.string() })).optional(),
});
const Texts = z.object({ texts: z.record(z.string(), z.string()).optional() });

export interface Anchor {
  readonly sequence: number;
  readonly hash: string;
}

export interface Finding {
  readonly entries: number;
  readonly head: string;
  /** What is wrong first, and where. */
  readonly wrong: { readonly at: number; readonly because: string } | undefined;
}

const sha256 = (text: string): string => hash("sha256", text, "hex");

export async function verifyLines(
  lines: AsyncIterable<string>,
  anchors: readonly Anchor[],
): Promise<Finding> {
  let chain: string | undefined;
  let entries = 0;
  let head = "0".repeat(64);
  for await (const text of lines) {
    if (text === "") continue;
    const value = parse(text);
    if (chain === undefined) {
      chain = Header.parse(value).chain;
      continue;
    }
    const because = wrongWith(value, chain, { sequence: entries, hash: head }, anchors);
    if (because !== undefined) return { entries, head, wrong: { at: entries + 1, because } };
    entries += 1;
    head = Line.parse(value).hash;
  }
  if (chain === undefined)
    throw new Error("This is not an export of the log: it has no first line.");
  const furthest = Math.max(0, ...anchors.map(({ sequence }) => sequence));
  if (furthest <= entries) return { entries, head, wrong: undefined };
  const because = `cut off: a checkpoint has seen ${furthest} entries`;
  return { entries, head, wrong: { at: entries + 1, because } };
}

function wrongWith(value: unknown, chain: string, previous: Anchor, anchors: readonly Anchor[]) {
  const { data: line } = Line.safeParse(value);
  if (!line) return "not a line of an export";
  const sequence = previous.sequence + 1;
  if (line.sequence !== sequence) return `out of order or missing: ${line.sequence} stands here`;
  const bodyHash = line.body === undefined ? line.bodyHash : sha256(line.body);
  const sealed = ["vault-tab-audit-1", chain, sequence, previous.hash, bodyHash].join("\n");
  if (sha256(sealed) !== line.hash) return "changed: its hash does not follow from what it says";
  const other = anchors.find((anchor) => anchor.sequence === sequence && anchor.hash !== line.hash);
  if (other) return "not what a checkpoint has seen here: the log was written anew";
  return wrongTextOf(line);
}

function wrongTextOf({ body, texts = [] }: z.infer<typeof Line>): string | undefined {
  if (texts.length === 0 || body === undefined) return undefined;
  const hashes = Texts.parse(parse(body)).texts ?? {};
  const wrong = texts.find(({ name, salt, text }) => hashes[name] !== sha256(`${salt}\n${text}`));
  return wrong && `its text "${wrong.name}" is not the one that was written`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
