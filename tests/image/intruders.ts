import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/root.ts";
import * as z from "zod/mini";

const Lock = z.object({
  packages: z.record(z.string(), z.object({ dev: z.optional(z.boolean()) })),
});

/** What `package-lock.json` says nobody needs while the service runs. */
const developmentPackages = (): ReadonlySet<string> => {
  const lock = Lock.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  const found = Object.entries(lock.packages).filter(([, { dev }]) => dev);
  return new Set(found.map(([path]) => path));
};

/** Files and folders of a tree, by their path in it. */
export const pathsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" });

const isOurs = (path: string): boolean => !path.includes("node_modules");
const holdsKey = (text: string): boolean => /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/.test(text);

const read = (folder: string, path: string): string => {
  try {
    return readFileSync(join(folder, path), "utf8");
  } catch {
    // A folder.
    return "";
  }
};

/** What has no business in an image, and why. */
export const intrudersIn = (folder: string): readonly string[] => {
  const development = developmentPackages();
  const reasons = (path: string): readonly (string | false)[] => [
    /(?:^|\/)sandbox(?:\/|$)/.test(path) && isOurs(path) && "sandbox",
    /^(?:tests|scripts|tabs\/(?!dist))/.test(path) && "not what the service runs from",
    /(?:^|[/-])teamsfx(?:\/|$)/.test(path) && "teamsfx",
    /\.(?:test|fixture)\.\w+$/.test(path) && "a test",
    development.has(path) && "for developers",
    /(?:^|\/)(?:\.env[^/]*|\.npmrc|id_[a-z0-9]+|[^/]+\.(?:pem|pfx|p12|key))$/.test(path) &&
      "a secret by its name",
    isOurs(path) && holdsKey(read(folder, path)) && "a private key",
  ];
  return pathsIn(folder).flatMap((path) =>
    reasons(path)
      .filter((reason) => reason !== false)
      .map((reason) => `${path}: ${reason}`),
  );
};
