/** An error reply of Azure Resource Manager. */
export class ArmRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  get body(): unknown {
    return { error: { code: this.code, message: this.message } };
  }
}

export const invalidContent = (message: string) =>
  new ArmRefusal(400, "InvalidRequestContent", message);

export const subscriptionNotFound = (id: string) =>
  new ArmRefusal(404, "SubscriptionNotFound", `The subscription '${id}' could not be found.`);

export const resourceGroupNotFound = (name: string) =>
  new ArmRefusal(404, "ResourceGroupNotFound", `Resource group '${name}' could not be found.`);

export const vaultNotFound = (name: string, group: string) =>
  new ArmRefusal(
    404,
    "ResourceNotFound",
    `The Resource 'Microsoft.KeyVault/vaults/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );

export const noSuchPath = () =>
  new ArmRefusal(404, "NotFound", "The requested resource does not exist.");
