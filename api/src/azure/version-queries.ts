import type { Kind } from "@vault-tab/contract";
import { columnsOf, type LogTable } from "./log-queries.ts";

/**
 * Names as Key Vault logs them. A certificate is its secret and its key, too: whoever takes the private
 * part takes it there. Reading the public part of a key counts, since somebody may go on to encrypt by it.
 * https://learn.microsoft.com/azure/key-vault/general/logging
 */
const keyUses = [
  ...["KeyGet", "KeySign", "KeyVerify", "KeyEncrypt", "KeyDecrypt", "KeyWrap", "KeyUnwrap"],
  ...["KeyBackup", "KeyRelease"],
];
export const usingOperations: Readonly<Record<Kind, readonly string[]>> = {
  secret: ["SecretGet"],
  certificate: ["CertificateGet", "SecretGet", ...keyUses],
  key: keyUses,
};

export const writingOperations: Readonly<Record<Kind, readonly string[]>> = {
  secret: ["SecretSet"],
  certificate: ["CertificateCreate", "CertificateImport"],
  key: ["KeyCreate", "KeyImport", "KeyRotate"],
};

export interface VersionQuestion {
  readonly vaultResourceId: string;
  readonly operations: readonly string[];
  /** A part of the address that was asked, or of the id of what was answered. */
  readonly part: string;
  readonly since: Date;
  readonly limit: number;
}

/** What was done, and had an effect. */
export const versionQuery = (table: LogTable, question: VersionQuestion): string => {
  const { vaultResourceId, operations, part, since, limit } = question;
  const names = operations.map((name) => `"${name}"`).join(", ");
  const named = Object.entries(columnsOf(table)).map(([name, value]) => `${name} = ${value}`);
  return [
    table,
    "extend Arrived = ingestion_time()",
    `where TimeGenerated >= datetime(${since.toISOString()})`,
    `where OperationName in (${names})`,
    `where _ResourceId =~ "${vaultResourceId.toLowerCase()}"`,
    `project TimeGenerated, Arrived, OperationName, _ResourceId, CorrelationId, ${named.join(", ")}`,
    `where Status >= 200 and Status < 300 and (Uri contains "${part}" or Id contains "${part}")`,
    "order by TimeGenerated desc",
    `take ${limit}`,
  ].join("\n| ");
};
