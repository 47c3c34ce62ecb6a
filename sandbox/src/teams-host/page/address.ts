export const themes = ["default", "dark", "contrast"] as const;
const places = [
  "channel",
  "personal",
  "configure",
  "teams",
  "activity",
  "chat",
  "calendar",
] as const;
export const clients = ["web", "android", "ios"] as const;

export type Theme = (typeof themes)[number];
export type Place = (typeof places)[number];
export type Client = (typeof clients)[number];

/** All that the address of the page says; a reload begins from it. */
export interface Address {
  readonly as?: string;
  readonly place?: Place;
  readonly theme: Theme;
  readonly client: Client;
  /** Name or id. */
  readonly team?: string;
  readonly channel?: string;
  /** `posts`, `files`, the id of a channel tab, or the entity of a personal one. */
  readonly tab?: string;
  readonly subPage?: string;
}

export function readAddress(search: URLSearchParams): Address {
  const text = (name: string): string | undefined => search.get(name) || undefined;
  const mobile = text("mobile");
  return defined({
    as: text("as"),
    place: oneOf(places, text("place")),
    theme: oneOf(themes, text("theme")) ?? "default",
    client: mobile === "ios" ? "ios" : mobile && mobile !== "0" ? "android" : "web",
    team: text("team"),
    channel: text("channel"),
    tab: text("tab"),
    subPage: text("subPage"),
  });
}

export function writeAddress(address: Address): string {
  const search = new URLSearchParams();
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined) search.set(name, value);
  };
  put("as", address.as);
  put("place", address.place);
  if (address.theme !== "default") put("theme", address.theme);
  if (address.client !== "web") put("mobile", address.client);
  for (const name of ["team", "channel", "tab", "subPage"] as const) put(name, address[name]);
  return `/?${search}`;
}

function oneOf<Value extends string>(
  values: readonly Value[],
  text: string | undefined,
): Value | undefined {
  return values.find((value) => value === text);
}

/** What is `undefined` in a change is taken away. */
export type Change = { readonly [Key in keyof Address]?: Address[Key] | undefined };

export function changed(address: Address, change: Change): Address {
  const { theme, client } = address;
  const merged = { ...address, ...change };
  return defined({ ...merged, theme: merged.theme ?? theme, client: merged.client ?? client });
}

type Loose = Change & Pick<Address, "theme" | "client">;

function defined({ as, place, team, channel, tab, subPage, ...rest }: Loose): Address {
  return {
    ...rest,
    ...(as === undefined ? {} : { as }),
    ...(place === undefined ? {} : { place }),
    ...(team === undefined ? {} : { team }),
    ...(channel === undefined ? {} : { channel }),
    ...(tab === undefined ? {} : { tab }),
    ...(subPage === undefined ? {} : { subPage }),
  };
}
