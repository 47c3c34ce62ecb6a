import type { Sandbox } from "@vault-tab/sandbox";
import type { Member } from "./tenant-answers.ts";

type Directory = Sandbox["world"]["directory"];
type Person = ReturnType<Directory["people"]>[number];
type Team = ReturnType<Directory["teams"]>[number];

const groupId = "b2000000-0000-4000-8000-0000000000ff";
/** Key Vault Reader, https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security */
const vaultReader = "21090545-7ca7-4776-b22c-e363652d74d2";
const vaults = ["kv-payments-dev", "kv-fleet"];

const personNumber = (number: number): Person => {
  const key = `crowd-${String(number).padStart(5, "0")}`;
  return {
    key,
    objectId: `a2000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    name: key,
    userPrincipalName: `${key}@contoso.example`,
    password: `Sandbox-${key}`,
    accountEnabled: true,
    appRoles: [],
  };
};

const crowdTeam = (members: readonly string[]): Team => ({
  groupId,
  name: "Crowd",
  internalId: "19:crowd@thread.tacv2",
  channels: [{ id: "19:crowd@thread.tacv2", name: "General" }],
  owners: [],
  members,
});

/** So many people more, who may read two vaults as members of one group; one assignment each. */
export const addCrowd = async (sandbox: Sandbox, size: number): Promise<Member[]> => {
  const { state, clock } = sandbox.world;
  const people = Array.from({ length: size }, (_, number) => personNumber(number));
  const now = clock.now();
  state.batch(() => {
    const kept = state.collection<Person>("people");
    for (const person of people) kept.set(person.objectId, person);
    state.collection<Team>("teams").set(groupId, crowdTeam(people.map((one) => one.objectId)));
    vaults.forEach((name, index) => {
      const scope = sandbox.endpoints.vaults.find((vault) => vault.name === name)?.resourceId;
      const id = `b3000000-0000-4000-8000-0000000000f${index}`;
      state.collection("role-assignments").set(id, {
        name: id,
        scope,
        roleId: vaultReader,
        principalId: groupId,
        principalType: "Group",
        createdOn: now.toISOString(),
        updatedOn: now.toISOString(),
        createdBy: "",
        updatedBy: "",
        inForceFrom: now.getTime(),
      });
    });
  });
  const members: Member[] = [];
  for (const { key, objectId } of people) {
    const reply = await sandbox.ssoToken(objectId);
    if (!reply.ok) throw new Error(`${key} can't sign in: ${reply.error}`);
    members.push({ key, token: reply.token });
  }
  return members;
};
