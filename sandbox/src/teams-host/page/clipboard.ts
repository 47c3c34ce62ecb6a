import { textIn } from "./envelope.ts";

/**
 * Writes what an app sends through `clipboard.write`: base64, with its media type. The answer is
 * an SdkError of teams-js, or undefined.
 */
export async function copyText(content: unknown): Promise<object | undefined> {
  const mimeType = textIn(content, "mimeType");
  if (mimeType !== "text/plain") return { errorCode: 100, message: `Not copied: ${mimeType}` };
  try {
    const bytes = Uint8Array.from(atob(textIn(content, "content") ?? ""), (one) =>
      one.charCodeAt(0),
    );
    await navigator.clipboard.writeText(new TextDecoder().decode(bytes));
    return undefined;
  } catch (error) {
    return { errorCode: 500, message: String(error) };
  }
}
