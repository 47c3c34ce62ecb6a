import { createRegistration, graphTokens } from "../../../src/azure/credentials/registration.ts";
import { loadPolicies } from "../../../src/cedar/load-policies.ts";
import { createDirectory } from "../../../src/graph/directory.ts";
import { createGraphCalls, GraphRefusal } from "../../../src/graph/graph-calls.ts";
import type { Directory } from "../../../src/ports/directory.ts";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";

/** Nobody's id: what is asked is whether we may ask. */
const NOBODY = "00000000-0000-4000-8000-000000000000";

export const graph: Check = {
  name: "graph",
  title: "Graph tells the service about accounts, groups and the teams of the rules",
  examine: async (patient) => {
    const { config, clock } = patient;
    const token = graphTokens(createRegistration(config));
    const call = createGraphCalls({ token, clock });
    const signedIn = await token().then(
      () => true,
      () => false,
    );
    if (!signedIn) return [noToken];
    const [account, group] = await Promise.all([
      statusOf(call(`users/${NOBODY}?$select=accountEnabled`)),
      statusOf(call(`groups/${NOBODY}/members?$select=id`)),
    ]);
    const rights = [
      permission(patient, "User.Read.All", account),
      permission(patient, "GroupMember.Read.All", group),
    ];
    // Without the right to ask, no team could be told from one that is not there.
    if (rights.some(({ outcome }) => outcome !== "ok")) return rights;
    return [...rights, ...(await teamsOf(patient, createDirectory({ token, clock })))];
  },
};

const noToken = unchecked({
  found: "The registration has no token for Graph",
  means: "Who belongs to which team is not known, so nothing can be decided.",
  remedy: 'Mend what "token-exchange" says first.',
});

/** 200 also where Graph says that there is nobody. */
const statusOf = async (asking: Promise<unknown>): Promise<number | undefined> => {
  try {
    await asking;
    return 200;
  } catch (cause) {
    if (!(cause instanceof GraphRefusal)) return undefined;
    return cause.status === 404 ? 200 : cause.status;
  }
};

const permission = ({ config }: Patient, about: string, status: number | undefined): Finding => {
  if (status === 200) return ok("Is given", about);
  if (status === undefined) {
    return unchecked({
      about,
      found: "Graph gave no answer",
      means: "While that is so nothing can be decided.",
      remedy: "Look whether graph.microsoft.com can be reached from here, and run it again.",
    });
  }
  return failed({
    about,
    found: "The registration does not have this application permission",
    means: "Who belongs to which team can't be read, so every decision is refused.",
    remedy: `Entra admin center > App registrations > the app > API permissions: add ${about} (application) and grant consent, or: az ad app permission admin-consent --id ${config.clientId}`,
  });
};

const teamsOf = async (
  { config, clock }: Patient,
  directory: Directory,
): Promise<readonly Finding[]> => {
  const folder = config.rulesFolder;
  const teams = teamsIn(() => loadPolicies({ folder, clock, onFailure: () => undefined }));
  const found = await Promise.all(
    teams.map(async (team) => ({ team, there: await isThere(directory, team) })),
  );
  const missing = found.filter(({ there }) => !there);
  if (missing.length === 0) return [ok(`${teams.length} teams of the rules are there`)];
  return missing.map(({ team }) =>
    warning({
      about: team,
      found: "The rules speak of this team, and Graph knows nobody in it",
      means: "What only its people may ask for or decide, nobody can.",
      remedy: `Correct the id in ${folder}/*.cedar; the right one: az ad group show --group NAME --query id`,
    }),
  );
};

/** A group that Graph does not know is one without people. */
const isThere = async (directory: Directory, team: string): Promise<boolean> => {
  const { people } = await directory.membersOf(team);
  return people.length > 0;
};

/** Rules that do not load are told of by "rules". */
const teamsIn = (load: () => ReturnType<typeof loadPolicies>): readonly string[] => {
  try {
    return load().current().teams;
  } catch {
    return [];
  }
};
