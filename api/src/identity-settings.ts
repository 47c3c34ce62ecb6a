import * as z from "zod/mini";

const Guid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

/** Who this process is: its role, and the identities that it is given. */
export const IdentityEnvironment = z.object({
  ROLE: z._default(z.enum(["web", "worker", "all"]), "all"),
  WEB_IDENTITY_CLIENT_ID: z.optional(Guid),
  GRANTS_IDENTITY_CLIENT_ID: z.optional(Guid),
  GRANTS_BY: z._default(z.enum(["assignments", "pim"]), "assignments"),
  PIM_IDENTITY_CLIENT_ID: z.optional(Guid),
  ROTATION_IDENTITY_CLIENT_ID: z.optional(Guid),
  LOGS_IDENTITY_CLIENT_ID: z.optional(Guid),
  WATCHDOG_IDENTITY_CLIENT_ID: z.optional(z.string()),
  CLIENT_SECRET: z.optional(z.string()),
  AZURE_CLIENT_SECRET: z.optional(z.string()),
  ALLOW_CLIENT_SECRET: z.optional(z.string()),
});

type Data = z.infer<typeof IdentityEnvironment> & {
  readonly NODE_ENV: "production" | "development";
};

/** Whoever has taken over the part that answers the network finds none of these there. */
const ofTheWorker = [
  ...(["GRANTS_IDENTITY_CLIENT_ID", "PIM_IDENTITY_CLIENT_ID"] as const),
  ...(["ROTATION_IDENTITY_CLIENT_ID", "LOGS_IDENTITY_CLIENT_ID"] as const),
];

/** What is wrong with what this process is given, in words that name each setting. */
const objections = (data: Data): readonly string[] => {
  const { ROLE: role } = data;
  const held = ofTheWorker.filter((name) => data[name]);
  const missing = neededBy(data).filter((name) => !data[name]);
  return [
    ...(role === "web"
      ? held.map((name) => `${name}: belongs to the worker, not to ROLE=web`)
      : []),
    ...(role !== "all" && data.WATCHDOG_IDENTITY_CLIENT_ID
      ? [`WATCHDOG_IDENTITY_CLIENT_ID: belongs to the watchdog, not to ROLE=${role}`]
      : []),
    ...missing.map((name) => `${name}: needed where ROLE is ${role}`),
    ...sharedAmong(data),
    ...secretObjections(data),
  ];
};

/** One identity under two names would hold the rights of both. */
const sharedAmong = (data: Data): readonly string[] => {
  const names = (["WEB_IDENTITY_CLIENT_ID", ...ofTheWorker] as const).filter((name) => data[name]);
  return names.flatMap((name, index) => {
    const other = names.slice(0, index).find((one) => same(data[one], data[name]));
    return other ? [`${name}: the same identity as ${other}; each has rights of its own`] : [];
  });
};

const same = (one: string | undefined, other: string | undefined): boolean =>
  one?.toLowerCase() === other?.toLowerCase();

const neededBy = ({ ROLE: role, GRANTS_BY: by, ...data }: Data) => [
  ...(secretOf(data) === undefined ? (["WEB_IDENTITY_CLIENT_ID"] as const) : []),
  ...(role === "web"
    ? []
    : (["GRANTS_IDENTITY_CLIENT_ID", "ROTATION_IDENTITY_CLIENT_ID"] as const)),
  ...(role !== "web" && by === "pim" ? (["PIM_IDENTITY_CLIENT_ID"] as const) : []),
];

/** A secret of a developer's own registration; never where the service is in earnest. */
const secretOf = (data: Pick<Data, "CLIENT_SECRET" | "AZURE_CLIENT_SECRET">): string | undefined =>
  data.CLIENT_SECRET || data.AZURE_CLIENT_SECRET || undefined;

const secretObjections = (data: Data): readonly string[] => {
  const { ALLOW_CLIENT_SECRET: allowed, NODE_ENV: environment } = data;
  const given = (["CLIENT_SECRET", "AZURE_CLIENT_SECRET"] as const).filter((name) => data[name]);
  if (allowed && allowed !== "development") {
    return ["ALLOW_CLIENT_SECRET: development, or leave it out"];
  }
  if (environment === "production" && allowed) {
    return ["ALLOW_CLIENT_SECRET: refused in production, where a managed identity signs in"];
  }
  return allowed
    ? []
    : given.map((name) => `${name}: a secret is refused; a managed identity signs in`);
};

/** @throws what `refuse` makes of the objections */
export const identitiesOf = (data: Data, refuse: (message: string) => Error) => {
  const against = objections(data);
  if (against.length > 0) throw refuse(against.join("\n"));
  return {
    role: data.ROLE,
    webIdentityClientId: data.WEB_IDENTITY_CLIENT_ID,
    /** In place of that identity, where a developer has allowed it. */
    clientSecret: secretOf(data),
    rotationIdentityClientId: data.ROTATION_IDENTITY_CLIENT_ID,
    granting: {
      by: data.GRANTS_BY,
      // PIM has an identity of its own: it takes more rights than plain assignments do.
      identityClientId:
        data.GRANTS_BY === "pim" ? data.PIM_IDENTITY_CLIENT_ID : data.GRANTS_IDENTITY_CLIENT_ID,
    },
  } as const;
};
