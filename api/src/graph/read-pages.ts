import * as z from "zod/mini";
import { ProblemError } from "../problem-error.ts";
import type { GraphCalls } from "./graph-calls.ts";

/** A hundred thousand people: more is a link that leads round in a circle. */
const PAGES = 100;

/** All items of a list. https://learn.microsoft.com/graph/paging */
export const readPages = async <Item extends z.core.$ZodType>(
  call: GraphCalls,
  address: string,
  item: Item,
): Promise<z.output<Item>[]> => {
  const Page = z.object({ value: z.array(item), "@odata.nextLink": z.optional(z.string()) });
  const items: z.output<Item>[] = [];
  let next: string | undefined = address;
  for (let page = 0; next !== undefined; page += 1) {
    if (page === PAGES) throw new ProblemError("upstream_unavailable");
    const body: unknown = await call(next);
    const read = Page.safeParse(body);
    if (!read.success) throw new ProblemError("upstream_unavailable", { cause: read.error });
    items.push(...read.data.value);
    next = read.data["@odata.nextLink"];
  }
  return items;
};
