import type { Kind } from "@vault-tab/contract";

export interface Reference {
  readonly title: string;
  readonly text: string;
}

interface Subject {
  readonly vault: string;
  /** `https://kv-payments-dev.vault.azure.net/` */
  readonly vaultUri: string;
  readonly name: string;
}

const collection = { secret: "secrets", certificate: "certificates", key: "keys" } as const;

/** Without a version: whoever uses it gets the newest one after a rotation. */
const identifier = ({ vaultUri, name }: Subject, kind: Kind): string =>
  `${vaultUri.replace(/\/+$/, "")}/${collection[kind]}/${name}`;

/** Container Apps allows lower case, digits, `-` and `.` in the name of a secret. */
const containerName = (name: string): string => name.toLowerCase();

const variable = (name: string): string =>
  name
    .toUpperCase()
    .replaceAll("-", "_")
    .replace(/^(?=\d)/, "_");

const login = `- uses: azure/login@v2 # the job needs "permissions: id-token: write"
  with:
    client-id: \${{ vars.AZURE_CLIENT_ID }}
    tenant-id: \${{ vars.AZURE_TENANT_ID }}
    subscription-id: \${{ vars.AZURE_SUBSCRIPTION_ID }}`;

/**
 * Each line is masked before anything else could print it, and the value goes on by file.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#masking-a-value-in-a-log
 */
const readInActions = ({ vault, name }: Subject): string => `${login}
- name: Read ${name} from ${vault}
  shell: bash
  run: |
    set -euo pipefail
    value="$(az keyvault secret show --vault-name ${vault} --name ${name} --query value --output tsv)"
    while IFS= read -r line; do
      if [ -n "$line" ]; then printf '::add-mask::%s\\n' "\${line//%/%25}"; fi
    done <<< "$value"
    end="end-$(openssl rand -hex 16)"
    printf '%s<<%s\\n%s\\n%s\\n' ${variable(name)} "$end" "$value" "$end" >> "$GITHUB_ENV"
`;

const secretReferences = (subject: Subject): readonly Reference[] => {
  const uri = identifier(subject, "secret");
  const app = containerName(subject.name);
  return [
    { title: "App Service and Functions", text: `@Microsoft.KeyVault(SecretUri=${uri})` },
    { title: "Container Apps (CLI)", text: `${app}=keyvaultref:${uri},identityref:system` },
    {
      title: "Container Apps (YAML)",
      text: `secrets:\n  - name: ${app}\n    keyVaultUrl: ${uri}\n    identity: system\n`,
    },
    { title: "GitHub Actions step", text: readInActions(subject) },
    { title: "Secret identifier", text: uri },
  ];
};

const certificateReferences = (subject: Subject): readonly Reference[] => [
  {
    title: "App Service (CLI)",
    text: `az webapp config ssl import --resource-group <group> --name <app> --key-vault ${subject.vault} --key-vault-certificate-name ${subject.name}`,
  },
  {
    title: "GitHub Actions step (public part)",
    text: `${login}\n- name: Download ${subject.name} from ${subject.vault}\n  run: az keyvault certificate download --vault-name ${subject.vault} --name ${subject.name} --encoding PEM --file ${subject.name}.pem\n`,
  },
  { title: "Certificate identifier", text: identifier(subject, "certificate") },
  { title: "Its secret, with the private key", text: identifier(subject, "secret") },
];

const keyReferences = (subject: Subject): readonly Reference[] => [
  {
    title: "Customer-managed key (Bicep)",
    text: `keyvaultproperties: {\n  keyvaulturi: '${subject.vaultUri.replace(/\/+$/, "")}'\n  keyname: '${subject.name}'\n}\n`,
  },
  { title: "Key identifier", text: identifier(subject, "key") },
];

export function references(kind: Kind, subject: Subject): readonly Reference[] {
  if (kind === "certificate") return certificateReferences(subject);
  return kind === "key" ? keyReferences(subject) : secretReferences(subject);
}
