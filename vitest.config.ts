import { configDefaults, defineConfig } from "vitest/config";
import { whyLeftOut } from "./tests/sandbox/python/system-python.ts";

const python = "tests/sandbox/python.test.ts";
const why = whyLeftOut();
if (why !== undefined) console.warn(`${python} is left out: ${why}.`);

export default defineConfig({
  test: {
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: "unit",
          include: ["{contract,api,tabs,sandbox}/src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "system",
          include: [
            "tests/{access,architecture,contract,doctor,api,image,infra,leaks,mutants,package,reads,rotation,rules,sandbox,storage,telemetry}/**/*.test.ts",
          ],
          exclude: [...configDefaults.exclude, ...(why === undefined ? [] : [python])],
          // Each starts servers of its own.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
