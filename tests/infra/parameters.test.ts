import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { filesOf, readTemplates, textOf } from "./bicep/read-folder.ts";

const File = z.object({ parameters: z.record(z.string(), z.strictObject({ value: z.unknown() })) });
const read = (file: string) => File.parse(JSON.parse(textOf(file))).parameters;
const templates = readTemplates();
const parametersOf = (file: string) => templates.find((one) => one.file === file)?.parameters ?? [];
/** What is only known once main.bicep is deployed, and given on the command line. */
const givenByHand = ["grantsPrincipalId", "emailAddress"];
const files = filesOf("*.json").map((file) => ({
  file,
  template: file.startsWith("security") ? "security.bicep" : "main.bicep",
}));

describe("files of parameters", () => {
  test("stand for every template and stage", () => {
    expect(files.map(({ file }) => file)).toEqual([
      ...["parameters.dev.deploy.json", "parameters.dev.json"],
      ...["parameters.production.deploy.json", "parameters.production.json"],
      ...["security.parameters.dev.json", "security.parameters.production.json"],
    ]);
  });
  test.each(files)("$file gives what $template wants, and nothing else", ({ file, template }) => {
    const given = Object.keys(read(file));
    const known = parametersOf(template);
    const wanted = known.filter(({ value, name }) => !value && !givenByHand.includes(name));
    expect(given.filter((name) => !known.some((parameter) => parameter.name === name))).toEqual([]);
    expect(wanted.filter(({ name }) => !given.includes(name))).toEqual([]);
  });
  test.each(["dev", "production"])("%s is deployed with what it was provisioned with", (stage) => {
    const { image, deliverEvents, ...rest } = read(`parameters.${stage}.deploy.json`);
    expect([image, deliverEvents]).toEqual([{ value: "${{IMAGE}}" }, { value: false }]);
    expect(rest).toEqual(read(`parameters.${stage}.json`));
  });
  test("production has private endpoints, a second database server and checkpoints for years", () => {
    expect(read("parameters.production.json")).toMatchObject({
      privateEndpoints: { value: true },
      highAvailability: { value: true },
      immutableDays: { value: 2555 },
    });
  });
});
