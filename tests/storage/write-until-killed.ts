import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { openDatabase } from "../../api/src/storage/open-database.ts";
import { entry } from "./entry.ts";

/** Writes as fast as it may into the folder it is given and tells each commit that it was promised. */
const folder = process.argv[2] ?? "";
const database = await openDatabase({
  place: { folder },
  now: () => new Date(),
  newId: randomUUID,
});
for (;;) {
  await database.append(entry());
  writeSync(1, ".");
}
