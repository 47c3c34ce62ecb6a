import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { buildTab } from "../../scripts/build-tab.ts";
import { makeImageTree } from "../../scripts/image-tree.ts";
import { root } from "../../scripts/root.ts";
import { intrudersIn, pathsIn } from "./intruders.ts";
import { unresolvedIn } from "./unresolved.ts";

let folder: string;
let image: string;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "vault-tab-image-")));
  image = join(folder, "image");
  await buildTab();
  makeImageTree(image);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the image's file tree", () => {
  it("is not made over something else", () => {
    expect(() => makeImageTree(image)).toThrow(/is not empty/);
  });

  it("holds no sandbox, no teamsfx, no test, nothing for developers and no secret", () => {
    expect(intrudersIn(image)).toEqual([]);
  });

  it("holds all that its files import, the tab, the rules and the watchdog", () => {
    expect(unresolvedIn(image)).toEqual([]);
    const paths = new Set(pathsIn(image));
    const wanted = ["tabs/dist/index.html", "rules/schema.cedarschema", "api/src/watchdog.ts"];
    expect(wanted.filter((path) => !paths.has(path))).toEqual([]);
  });

  it.each([
    ["sandbox/src/main.ts", "", "sandbox"],
    ["tests/world/vault-tab.ts", "", "not what the service runs from"],
    ["tabs/src/main.tsx", "", "not what the service runs from"],
    ["node_modules/@microsoft/teamsfx/package.json", "{}", "teamsfx"],
    ["api/src/config.test.ts", "", "a test"],
    ["node_modules/vitest/package.json", "{}", "for developers"],
    ["api/.env", "", "a secret by its name"],
    ["api/src/checkpoint-key.pem", "", "a secret by its name"],
    ["rules/names.json", "-----BEGIN EC PRIVATE KEY-----", "a private key"],
  ])("with %s in it is found out", (path, text, reason) => {
    const changed = join(folder, "changed");
    cpSync(join(image, "rules"), join(changed, "rules"), { recursive: true });
    mkdirSync(dirname(join(changed, path)), { recursive: true });
    writeFileSync(join(changed, path), text);
    expect(intrudersIn(changed).join("\n")).toMatch(new RegExp(`: ${reason}$`, "m"));
    rmSync(changed, { recursive: true });
  });

  it("without a file or a package that is imported is found out", () => {
    const changed = join(folder, "changed");
    cpSync(join(image, "contract"), join(changed, "contract"), { recursive: true });
    rmSync(join(changed, "contract/src/problem.ts"));
    const missing = unresolvedIn(changed).join("\n");
    expect(missing).toMatch(/: \.\/problem\.ts$/m);
    expect(missing).toMatch(/: zod\/mini$/m);
    rmSync(changed, { recursive: true });
  });
});

describe("the Dockerfile", () => {
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  const stages = read("Dockerfile")
    .split(/^(?=FROM )/m)
    .slice(1);
  const last = stages.at(-1) ?? "";

  it("runs on the Node that everything is tried with", () => {
    const Manifest = z.object({ dependencies: z.object({ node: z.string() }) });
    const { node } = Manifest.parse(JSON.parse(read("package.json"))).dependencies;
    const images = stages.map((stage) => /^FROM (?<image>\S+)/.exec(stage)?.groups?.["image"]);
    expect(images).toEqual([`node:${node}-trixie-slim`, `node:${node}-trixie-slim`]);
  });

  it("holds what npm run image makes and copies nothing else", () => {
    expect(stages[0]).toMatch(/npm run image -- \/image$/m);
    expect(last.match(/^(?:COPY|ADD) .*/gm)).toEqual(["COPY --from=build --chown=0:0 /image ./"]);
  });

  it("runs as nobody in particular, is looked after, and starts a file that is there", () => {
    expect(/^USER (?<user>\d+):\d+$/m.exec(last)?.groups?.["user"]).toMatch(/^[1-9]/);
    expect(last).toMatch(/^HEALTHCHECK [^]*\/healthz/m);
    const command = /^CMD (?<words>\[.*\])$/m.exec(last)?.groups?.["words"] ?? "";
    const [program, file = ""] = z.array(z.string()).parse(JSON.parse(command));
    expect(program).toBe("node");
    expect(pathsIn(image)).toContain(file);
  });

  it("gets neither secrets nor what was built elsewhere into its context", () => {
    const ignored = read(".dockerignore").split("\n");
    const wanted = [".git", "**/node_modules", "**/dist", ".sandbox*", "**/*.pem", "**/.env*.user"];
    expect(wanted.filter((pattern) => !ignored.includes(pattern))).toEqual([]);
  });
});
