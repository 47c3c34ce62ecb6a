import { randomUUID } from "node:crypto";
import type { Sandbox } from "@vault-tab/sandbox";

interface Assignment {
  readonly name: string;
  readonly scope: string;
  readonly roleId: string;
  readonly principalId: string;
  readonly condition?: string;
}

const roles = {
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  vaultReader: "21090545-7ca7-4776-b22c-e363652d74d2",
  secretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
  secretsOfficer: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  accessAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  logReader: "73c42c96-874c-492b-b04d-ab87d138a893",
  cryptoUser: "12338af0-0e69-4776-bea7-57ae8d297424",
  runbookOperator: "5fb5aef8-1081-4b8e-bb16-9d5d0385bab5",
  versionRotator: "b2f6a9d4-7c13-4e85-a0d9-5e3b61c8f704",
  assignmentRemover: "7d3b8c1e-5a42-4f6d-9b0e-2c1f8a6d4e57",
} as const;

const objectIds = {
  web: "d4000000-0000-4000-8000-000000000001",
  grants: "d4000000-0000-4000-8000-000000000002",
  rotation: "d4000000-0000-4000-8000-000000000003",
  watchdog: "d4000000-0000-4000-8000-000000000004",
  logs: "d4000000-0000-4000-8000-000000000006",
} as const;

type Who = keyof typeof objectIds;

/** What an owner of the subscription does at Access control (IAM), who is none of the tenant's people here. */
export const ownerOf = ({ world, endpoints }: Sandbox) => {
  const kept = world.state.collection<Assignment>("role-assignments");
  const vaultId = (name: string): string =>
    endpoints.vaults.find((vault) => vault.name === name)?.resourceId ?? "";
  const held = (who: Who, role: keyof typeof roles): readonly Assignment[] => {
    const found = [...kept.values()].filter(
      (one) => one.principalId === objectIds[who] && one.roleId === roles[role],
    );
    if (found.length === 0) throw new Error(`The ${who} identity does not hold ${role}.`);
    return found;
  };
  return {
    /** Wherever it is held, or at one vault. @returns gives it back */
    take: (who: Who, role: keyof typeof roles, vault?: string): (() => void) => {
      const taken = held(who, role).filter(
        ({ scope }) => vault === undefined || scope.startsWith(vaultId(vault)),
      );
      for (const { name } of taken) kept.delete(name);
      return () => {
        for (const one of taken) kept.set(one.name, one);
      };
    },
    /** Like one that this identity holds already, but for this. @returns takes it away */
    give: (
      who: Who,
      like: keyof typeof roles,
      change: {
        readonly vault?: string;
        readonly scope?: string;
        readonly role?: keyof typeof roles;
      },
    ): (() => void) => {
      const [model] = held(who, like);
      if (!model) throw new Error("Nothing to copy.");
      const {
        vault,
        scope = vault === undefined ? model.scope : vaultId(vault),
        role = like,
      } = change;
      const name = randomUUID();
      kept.set(name, { ...model, name, scope, roleId: roles[role] });
      return () => void kept.delete(name);
    },
    /** Changes the condition of what is held at this vault. @returns sets it back */
    setCondition: (
      who: Who,
      role: keyof typeof roles,
      vault: string,
      change: (condition: string) => string | undefined,
    ): (() => void) => {
      const before = held(who, role).find(({ scope }) => scope === vaultId(vault));
      if (!before) throw new Error(`Nothing is held at ${vault}.`);
      const { condition: old, ...rest } = before;
      const condition = change(old ?? "");
      kept.set(before.name, { ...rest, ...(condition !== undefined && { condition }) });
      return () => void kept.set(before.name, before);
    },
  };
};
