import { randomUUID } from "node:crypto";
import { createKeptReplies } from "../../api/src/storage/kept-replies.ts";
import { createRequests } from "../../api/src/storage/requests-store.ts";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { auditWorld } from "./audit-world.ts";
import { entry } from "./entry.ts";
import { type Kind, open, type Opened, type Places } from "./place.ts";
import { asked, newRequest, type Request } from "./races-world.ts";

/** What somebody wrote and wants to be gone; each in a place of its own. */
export const planted = {
  reason: "my son Kasimir is ill",
  ticket: "PRIVATE-Kasimir-77",
  comment: "as said on the phone, Kasimir",
  revocation: "Kasimir is well again",
} as const;
export const WORD = "Kasimir";
export const by = { objectId: "admin", name: "Admin" };
const blank = ({ ticket: _, ...request }: Request): Request => ({
  ...request,
  reason: "",
  decisions: request.decisions.map(({ comment: _comment, ...decision }) => decision),
  textsErased: { by, at: new Date() },
});
export const erasure = { actor: { kind: "person", id: "admin", name: "Admin" }, blank } as const;
const tables = [
  ...(["access_requests", "kept_replies", "audit_texts", "audit_entries"] as const),
  ...(["events", "grants", "notices"] as const),
];

/** The tables in which it stands. */
export const foundIn = async (database: Opened, word = WORD): Promise<string[]> => {
  const hits: string[] = [];
  for (const table of tables) {
    const rows = await database.read((reading) => reading.selectFrom(table).selectAll().execute());
    if (JSON.stringify(rows).includes(word)) hits.push(table);
  }
  return hits;
};

/** A database of a kind, with a new declined request before each test. */
export const plantedOn = (start: Kind["start"]) => {
  const world = auditWorld();
  let places: Places | undefined;
  let database: Opened | undefined;
  let made: Awaited<ReturnType<typeof plant>> | undefined;
  const there = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error("Only within a test");
    return value;
  };
  beforeAll(async () => {
    places = await start();
    database = await open(await places.fresh());
  });
  beforeEach(async () => {
    made = await plant(there(database));
  });
  afterAll(async () => {
    await database?.close();
    await places?.stop();
    world.stop();
  });
  return {
    world,
    get database() {
      return there(database);
    },
    get request() {
      return there(made).request;
    },
    get other() {
      return there(made).other;
    },
  };
};

/** A declined request with all that people can write on one, and another one beside it. */
const plant = async (database: Opened) => {
  const requests = createRequests(database);
  const request = newRequest(1, { reason: planted.reason, ticket: planted.ticket });
  const other = newRequest(1, { reason: "nothing private" });
  await requests.add("requester", () => {
    const one = asked(request);
    const { reason, ticket } = planted;
    const [first] = one.entries;
    return [{ ...one, entries: [{ ...first, texts: { reason, ticket } }] }, asked(other)];
  });
  await requests.change(request.id, (before) => ({
    request: {
      ...before,
      status: "declined",
      decisions: [{ by, decision: "decline", comment: planted.comment, at: new Date() }],
    },
    entries: [
      entry({
        type: "access-request-decided",
        subject: { request: request.id },
        texts: { comment: planted.comment },
      }),
    ],
  }));
  await database.append(
    entry({ subject: { request: request.id }, texts: { reason: planted.revocation } }),
  );

  await keepReplies(database, request, other);
  return { request, other };
};

const keepReplies = async (database: Opened, request: Request, other: Request): Promise<void> => {
  const replies = createKeptReplies(database, {
    now: () => new Date(),
    within: () => Promise.reject(new Error("Nobody waits here.")),
  });
  const call = { person: "t/requester", operation: "ask", wish: JSON.stringify(planted) };
  const kept = { key: randomUUID(), ...call };
  await replies.once(kept, async () => ({ id: request.id, reason: planted.reason }));
  await replies.once({ ...kept, key: randomUUID() }, async () => ({ id: other.id }));
};
