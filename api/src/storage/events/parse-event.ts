import { type Event, events } from "@vault-tab/contract";
import * as z from "zod/mini";

const Told = z.object({ type: z.string(), data: z.unknown() });
const schemas = new Map<string, z.core.$ZodType>(Object.entries(events));

const EventSchema = z.custom<Event>((value) => {
  const { data: told } = Told.safeParse(value);
  const schema = told && schemas.get(told.type);
  return schema !== undefined && z.safeParse(schema, told?.data).success;
});

/** None where another version of the service told something that this one does not know. */
export const parseEvent = (text: string): Event | undefined =>
  EventSchema.safeParse(JSON.parse(text)).data;
