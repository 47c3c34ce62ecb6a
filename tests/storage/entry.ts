import type { Opened } from "./place.ts";

type NewEntry = Parameters<Opened["append"]>[0];

export const entry = (changes: Partial<NewEntry> = {}): NewEntry => ({
  type: "operation-refused",
  actor: { kind: "person", id: "9d5c0f6e-0000-4000-8000-000000000001", name: "Ada" },
  subject: { vault: "kv-payments-prod", secret: "api-key" },
  data: { operation: "ask", code: "forbidden" },
  ...changes,
});

export const sequencesOf = async (database: Opened): Promise<number[]> => {
  const rows = await database.read((reading) =>
    reading.selectFrom("audit_entries").select("sequence").orderBy("sequence").execute(),
  );
  return rows.map(({ sequence }) => Number(sequence));
};
