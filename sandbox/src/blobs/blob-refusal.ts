/** learn.microsoft.com/rest/api/storageservices/blob-service-error-codes and common-rest-api-error-codes */
const refusals = {
  NoAuthenticationInformation: [401, "Server failed to authenticate the request."],
  InvalidAuthenticationInfo: [401, "Server failed to authenticate the request."],
  AuthorizationPermissionMismatch: [
    403,
    "This request is not authorized to perform this operation using this permission.",
  ],
  ContainerNotFound: [404, "The specified container does not exist."],
  BlobNotFound: [404, "The specified blob does not exist."],
  BlobAlreadyExists: [409, "The specified blob already exists."],
  BlobImmutableDueToPolicy: [
    409,
    "This operation is not permitted as the blob is immutable due to a policy.",
  ],
  UnsupportedHttpVerb: [405, "The resource doesn't support the specified HTTP verb."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** An error reply of Blob Storage, which speaks XML. */
export class BlobRefusal extends Error {
  readonly code: keyof typeof refusals;
  readonly status: number;

  constructor(code: keyof typeof refusals) {
    const [status, message] = refusals[code];
    super(message);
    this.code = code;
    this.status = status;
  }

  body(): string {
    const parts = `<Code>${this.code}</Code><Message>${this.message}</Message>`;
    return `<?xml version="1.0" encoding="utf-8"?><Error>${parts}</Error>`;
  }
}
