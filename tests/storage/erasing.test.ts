import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createRequests } from "../../api/src/storage/requests-store.ts";
import { verifyOffline } from "./audit-world.ts";
import { entry, sequencesOf } from "./entry.ts";
import { kinds } from "./place.ts";
import { by, erasure, foundIn, planted, plantedOn, WORD } from "./planted-texts.ts";

describe.each(kinds)("on $name, what people wrote", ({ start }) => {
  const on = plantedOn(start);
  const found = (word?: string) => foundIn(on.database, word);
  const erase = () => on.database.texts.ofRequest(on.request.id, erasure);

  it("on a request is forgotten wherever it stood, and only there", async () => {
    // A search that finds nothing has to be able to find something.
    expect(await found()).toEqual(["access_requests", "kept_replies", "audit_texts"]);
    expect(await on.world.export(on.database, {}, "jsonl")).toContain(planted.revocation);
    expect(await erase()).toBe(4);
    expect(await found()).toEqual([]);
    expect(await found("nothing private")).toEqual(["access_requests"]);
    expect(await found(on.other.id)).toContain("kept_replies");
    const left = await createRequests(on.database).find(on.request.id);
    expect(left).toMatchObject({ reason: "", status: "declined", textsErased: { by } });
    expect(await on.world.export(on.database, {}, "csv")).not.toContain(WORD);
  });

  it("is named in the log as erased, by whom, and the chain verifies", async () => {
    const checkpoint = await on.world.checkpoint(on.database);
    await erase();
    const [last] = await on.database.auditReader.page({ types: ["text-erased"] }, 1);
    const body: unknown = JSON.parse(last?.body ?? "");
    expect(body).toMatchObject({ actor: { id: "admin" }, subject: { request: on.request.id } });
    const names = ["reason", "ticket", "comment", "reason"].map((name) =>
      expect.objectContaining({ name }),
    );
    expect(body).toMatchObject({ data: { texts: expect.arrayContaining(names) } });
    const file = await on.world.file(
      "erased.jsonl",
      await on.world.export(on.database, {}, "jsonl"),
    );
    const { code, said } = await verifyOffline(file, "--checkpoint", await on.world.newest());
    expect([code, said]).toEqual([0, expect.stringContaining("Intact")]);
    expect(said).toContain(`Checkpoint at entry ${checkpoint?.sequence}`);
  });

  it("is erased once: a second time, and of what is not there, nothing is written", async () => {
    await erase();
    const before = await sequencesOf(on.database);
    expect(await erase()).toBe(0);
    expect(await on.database.texts.ofRequest(randomUUID(), erasure)).toBe(0);
    expect(await on.database.texts.ofEntry(before.length + 1000, erasure)).toBe(0);
    expect(await sequencesOf(on.database)).toEqual(before);
  });
  it("is erased by one of two at once", async () => {
    const both = await Promise.all([erase(), erase()]);
    expect(both.toSorted()).toEqual([0, 4]);
  });

  it("in an entry is erased with its request, or alone where it speaks of none", async () => {
    const refused = entry({ type: "access-request-refused", texts: { reason: planted.reason } });
    await on.database.append(refused);
    const alone = (await sequencesOf(on.database)).length;
    const [decision] = await on.database.auditReader.page({ request: on.request.id }, 1);
    expect(await on.database.texts.ofEntry(decision?.sequence ?? 0, erasure)).toBe(4);
    expect(await found()).toEqual(["audit_texts"]);
    expect(await on.database.texts.ofEntry(alone, erasure)).toBe(1);
    expect(await found()).toEqual([]);
  });

  it("stays where the erasure fails halfway", async () => {
    const failing = on.database.texts.ofRequest(on.request.id, {
      ...erasure,
      blank: () => {
        throw new Error("The disk is full");
      },
    });
    await expect(failing).rejects.toThrow("The disk is full");
    expect(await found()).toEqual(["access_requests", "kept_replies", "audit_texts"]);
    await erase();
  });
});
