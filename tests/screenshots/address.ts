/** An address of the Teams host that says who looks, where and how. */
export const addressOf = (teamsHost: string, view: Readonly<Record<string, string>>): string =>
  `${teamsHost}/?${new URLSearchParams({ place: "channel", ...view })}`;
