import { lintSource } from "@secretlint/core";
import { creator as preset } from "@secretlint/secretlint-rule-preset-recommend";
import type { TextInspector } from "../ports/text-inspector.ts";

/** What people paste from Azure and from chats, beside what the preset knows. */
const patterns: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["a private key block", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  [
    "a key of a connection string",
    /\b(?:AccountKey|SharedAccessKey|AccessKey)=[A-Za-z0-9+/=]{20,}/i,
  ],
  ["a shared access signature", /[?&]sig=[A-Za-z0-9%+/]{20,}/],
  // https://learn.microsoft.com/purview/sit-defn-azure-ad-client-secret
  ["a client secret of Entra", /\b[\w~.-]{3}[78]Q~[\w~.-]{31,34}/],
  [
    "a password",
    /\b(?:password|passwort|passwd|pwd|secret|api[_-]?key|token)\s*[:=]\s*["']?[^\s"'<>]{8,}/i,
  ],
];

/** Secretlint's rules look for what other services hand out; nothing of the text is kept or told. */
export const createTextInspector = (): TextInspector => ({
  inspect: async (text) => {
    const own = patterns.find(([, pattern]) => pattern.test(text));
    if (own) return own[0];
    const { messages } = await lintSource({
      source: { filePath: "text.txt", content: text, contentType: "text" },
      options: { config: { rules: [{ id: "preset", rule: preset }] } },
    });
    const [found] = messages;
    return found && kindOf(found.ruleId);
  },
});

/** `@secretlint/secretlint-rule-github` is "github". */
const kindOf = (ruleId: string): string => ruleId.replace(/^.*secretlint-rule-/, "");
