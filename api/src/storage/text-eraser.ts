import type { TextEraser } from "../ports/text-eraser.ts";
import type { Database } from "./database.ts";

export const createTextEraser = ({ write }: Pick<Database, "write">): TextEraser => ({
  erase: (entry, name, actor) =>
    write(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom("audit_texts")
        .where("entry", "=", entry)
        .where("name", "=", name)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) return { unchanged: true, value: false };
      const erased = { type: "text-erased", actor, subject: {}, data: { entry, name } } as const;
      return { value: true, entries: [erased] };
    }),
});
