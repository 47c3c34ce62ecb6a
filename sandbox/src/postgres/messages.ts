/** The few messages of a start-up (https://www.postgresql.org/docs/current/protocol-message-formats.html). */

const SSL_REQUEST = 80_877_103;
const VERSION_3 = 196_608;

export type FirstMessage =
  | { readonly is: "ssl-request" }
  | { readonly is: "startup"; readonly user: string; readonly bytes: Buffer }
  | { readonly is: "other" };

/** What a client begins with; nothing while it has not come as a whole. */
export function readFirst(bytes: Buffer): FirstMessage | undefined {
  if (bytes.length < 8) return undefined;
  const length = bytes.readInt32BE(0);
  if (bytes.length < length) return undefined;
  const code = bytes.readInt32BE(4);
  if (code === SSL_REQUEST) return { is: "ssl-request" };
  if (code !== VERSION_3) return { is: "other" };
  const words = bytes.subarray(8, length).toString("utf8").split("\0");
  const at = words.findIndex((word, index) => index % 2 === 0 && word === "user");
  return { is: "startup", user: at < 0 ? "" : (words[at + 1] ?? ""), bytes };
}

/** The password that was asked for; nothing while it has not come as a whole. */
export function readPassword(bytes: Buffer): string | undefined {
  if (bytes.length < 5) return undefined;
  const length = bytes.readInt32BE(1);
  if (bytes.length < length + 1) return undefined;
  return bytes.subarray(5, length).toString("utf8");
}

export const sslAccepted = Buffer.from("S");

/** AuthenticationCleartextPassword. */
export const askForPassword = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);

export function refusal(code: string, message: string): Buffer {
  const fields = ["SFATAL", "VFATAL", `C${code}`, `M${message}`, ""].join("\0");
  const body = Buffer.from(`${fields}\0`, "utf8");
  const head = Buffer.alloc(5);
  head.write("E", 0);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
