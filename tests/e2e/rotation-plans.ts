import {
  type Kind,
  type NewRotationPlan,
  type Rotation,
  RotationPlanning,
  Rotations,
} from "@vault-tab/contract";
import { expect, type OwnWorld } from "./own-world.ts";

export interface Rotated {
  readonly vault: string;
  readonly name: string;
  readonly kind: Kind;
}

export const subPageOf = ({ vault, kind, name }: Rotated): string =>
  `secret/${vault}/${kind}/${name}`;

export const planPathOf = ({ vault, name }: Rotated): string =>
  `/api/vaults/${vault}/secrets/${name}/rotation-plan`;

/** A call of the service, as a person's tab makes it. */
export const send = async (
  world: OwnWorld,
  person: string,
  method: string,
  path: string,
  body?: object,
): Promise<Response> =>
  fetch(`${world.sandbox.endpoints.product}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await world.person(person).ssoToken()}`,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });

export const setPlanOf = async (
  world: OwnWorld,
  person: string,
  rotated: Rotated,
  wish: NewRotationPlan,
): Promise<RotationPlanning> => {
  const body = { ...wish, kind: rotated.kind };
  const answer = await send(world, person, "PUT", planPathOf(rotated), body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return RotationPlanning.parse(await answer.json());
};

export const rotationsIn = async (world: OwnWorld): Promise<readonly Rotation[]> => {
  const answer = await send(world, "approver", "GET", "/api/rotations");
  return Rotations.parse(await answer.json()).items;
};

/** Lets the tenant's time pass in parts in which lines of its log arrive and prove something. */
export const passUntil = async (
  world: OwnWorld,
  part: string,
  isSo: () => Promise<boolean>,
): Promise<void> => {
  await expect
    .poll(
      async () => {
        if (await isSo()) return true;
        await world.control("clock", { advance: part });
        return false;
      },
      { timeout: 90_000, intervals: [3_000] },
    )
    .toBe(true);
};
