import { expectTypeOf, it } from "vitest";
import type { NewEntry } from "../audit/new-entry.ts";
import type { Unchanged, Written } from "./database-write.ts";

type Answer = Written<number> | Unchanged<number>;

it("takes no change without an entry", () => {
  expectTypeOf<{ value: number }>().not.toExtend<Answer>();
  expectTypeOf<{ value: number; entries: [] }>().not.toExtend<Answer>();
  expectTypeOf<{ value: number; entries: NewEntry[] }>().not.toExtend<Answer>();
  expectTypeOf<{ value: number; unchanged: boolean }>().not.toExtend<Answer>();
  expectTypeOf<{ value: number; entries: [NewEntry] }>().toExtend<Written<number>>();
  expectTypeOf<{ value: number; unchanged: true }>().toExtend<Unchanged<number>>();
});
