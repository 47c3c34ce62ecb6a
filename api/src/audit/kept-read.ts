import type { Read } from "@vault-tab/contract";
import { explainRead, type AccessWindow } from "./explained-read.ts";
import type { NewEntry } from "./new-entry.ts";
import type { ReadLine } from "./logged-read.ts";

/** A read as it is kept, once joined. */
export interface KeptRead extends Omit<Read, "at" | "nearest"> {
  readonly at: Date;
  readonly nearest?: Date | undefined;
  readonly arrivedAt: Date;
}

/** Who read where the line does not say it. */
const NOBODY = { objectId: "unknown", name: "Somebody unknown", kind: "person" } as const;
/** What a client says of itself has no end that Key Vault promises. */
const LONGEST = 300;

/** A line joined to what allowed it. */
export const keptRead = (
  id: string,
  line: ReadLine,
  windows: readonly AccessWindow[],
): KeptRead => {
  const { basis, window, because, nearest } = explainRead(line, windows);
  const { reader } = line;
  return {
    id,
    at: line.at,
    arrivedAt: line.arrivedAt,
    vault: line.vault,
    name: window?.secret ?? line.secret,
    version: line.version,
    reader: reader
      ? {
          objectId: reader.objectId,
          name: window?.holderName ?? reader.name ?? reader.objectId,
          kind: reader.kind,
        }
      : NOBODY,
    client: line.client?.slice(0, LONGEST),
    address: line.address,
    basis,
    grant: window?.grant,
    because,
    nearest,
  };
};

/** What the log of who did what says of it. When it was read stands in `readAt`: it is learnt of late. */
export const readEntry = (read: KeptRead, line: ReadLine): NewEntry => ({
  type: read.basis === "unexplained" ? "unexplained-read" : "secret-read",
  actor: { kind: read.reader.kind, id: read.reader.objectId, name: read.reader.name },
  subject: { vault: read.vault, secret: read.name, kind: "secret", grant: read.grant },
  data: {
    read: read.id,
    readAt: read.at.toISOString(),
    arrivedAt: read.arrivedAt.toISOString(),
    basis: read.basis,
    because: read.because,
    nearest: read.nearest?.toISOString(),
    version: read.version,
    client: read.client,
    address: read.address,
    assignment: line.assignment,
    correlation: line.correlation,
  },
});
