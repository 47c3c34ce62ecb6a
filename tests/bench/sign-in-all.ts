import type { Service } from "./service.ts";

type Asked = Pick<Service, "get">;

export const ask = async (service: Asked, path: string, token: string): Promise<void> => {
  const reply = await service.get(path, token);
  const text = await reply.text();
  if (reply.ok && text.includes('"problems":[]')) return;
  throw new Error(`${reply.status}: ${text.slice(0, 500)}`);
};

/** Everybody once, a few at a time: from then on each has a token that was exchanged and is kept. */
export const signInAll = async (
  service: Asked,
  path: string,
  tokens: readonly string[],
): Promise<void> => {
  const waiting = tokens.values();
  const walk = async (): Promise<void> => {
    for (const token of waiting) await ask(service, path, token);
  };
  await Promise.all(Array.from({ length: 8 }, walk));
};
