import * as z from "zod/mini";
import type { Patient } from "./patient.ts";
import type { NamedVault } from "./read-vault.ts";

/** https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/list */
const Setting = z.object({
  name: z.string(),
  properties: z.object({
    workspaceId: z.nullish(z.string()),
    logs: z._default(
      z.array(
        z.object({
          category: z.nullish(z.string()),
          categoryGroup: z.nullish(z.string()),
          enabled: z.boolean(),
        }),
      ),
      [],
    ),
  }),
});
const Settings = z.object({ value: z.array(Setting) });
const Workspace = z.object({ properties: z.object({ customerId: z.string() }) });

/** Where a vault sends its audit events; the workspace by its resource id. */
export type DiagnosticsAnswer =
  | {
      readonly is: "found";
      readonly settings: readonly { readonly name: string; readonly workspace: string }[];
    }
  | { readonly is: "missing" | "refused" | "nobody" | "silent" };

const isAudit = ({
  category,
  categoryGroup,
}: {
  category?: unknown;
  categoryGroup?: unknown;
}): boolean =>
  category === "AuditEvent" || categoryGroup === "audit" || categoryGroup === "allLogs";

export const readDiagnostics = async (
  { arm }: Patient,
  { resourceId }: NamedVault,
): Promise<DiagnosticsAnswer> => {
  const path = `${resourceId}/providers/Microsoft.Insights/diagnosticSettings`;
  const answer = await arm.read(path, "2021-05-01-preview");
  if (answer.is !== "found") return answer;
  const settings = Settings.parse(answer.body).value.flatMap(({ name, properties }) => {
    const { workspaceId, logs } = properties;
    const audits = logs.some((log) => log.enabled && isAudit(log));
    return workspaceId && audits ? [{ name, workspace: workspaceId }] : [];
  });
  return { is: "found", settings };
};

/** The id by which a workspace is queried; undefined where nobody of us may read it. */
export const queryIdOf = async (
  { arm }: Patient,
  workspace: string,
): Promise<string | undefined> => {
  const answer = await arm.read(workspace, "2023-09-01");
  return answer.is === "found" ? Workspace.parse(answer.body).properties.customerId : undefined;
};
