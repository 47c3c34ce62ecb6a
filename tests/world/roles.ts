const apart = { WATCHDOG_IDENTITY_CLIENT_ID: undefined };

/** What changes in the settings of `env/.env.local`, which are those of one process for everything. */
export const roles = {
  web: {
    ...{ ...apart, ROLE: "web" },
    ...{ GRANTS_IDENTITY_CLIENT_ID: undefined, PIM_IDENTITY_CLIENT_ID: undefined },
    ...{ ROTATION_IDENTITY_CLIENT_ID: undefined, LOGS_IDENTITY_CLIENT_ID: undefined },
  },
  worker: { ...apart, ROLE: "worker" },
} as const;
