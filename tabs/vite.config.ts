import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";
import { includeParts } from "./include-parts.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Only `npm run dev` names a certificate, a port and where the service listens. */
function devServer(env: NodeJS.ProcessEnv): UserConfig["server"] {
  const { TAB_DEV_PORT, TAB_DEV_CERT_FILE, TAB_DEV_KEY_FILE, TAB_DEV_API } = env;
  return {
    ...(TAB_DEV_PORT && { port: Number(TAB_DEV_PORT), strictPort: true, host: "localhost" }),
    ...(TAB_DEV_CERT_FILE &&
      TAB_DEV_KEY_FILE && {
        https: { cert: readFileSync(TAB_DEV_CERT_FILE), key: readFileSync(TAB_DEV_KEY_FILE) },
      }),
    // The service listens on this machine with a certificate that was made on this machine.
    ...(TAB_DEV_API && { proxy: { "/api": { target: TAB_DEV_API, secure: false } } }),
  };
}

/**
 * What the first rows need comes as two files. Left to itself the bundler cuts it along every line
 * between one lazy section and another, into fifty that each wait for a connection; and the
 * sign-in window, which needs only the first of the two, is not to load the whole tab.
 */
const firstLoad = [
  {
    name: "arrival",
    tags: ["$initial" as const],
    test: /node_modules\/(zod|@microsoft\/teams-js|debug|ms|base64-js|uuid)\/|\/contract\/src\/|\/src\/host\/(auth-window|sign-in-request|teams-host)\.ts$|\/src\/data\/parsing\.ts$/,
    priority: 1,
  },
  {
    name: "first-rows",
    tags: ["$initial" as const],
    test: /node_modules\/|\/src\/(?!host\/auth-).*\.tsx?$/,
  },
];

export default defineConfig({
  root,
  plugins: [includeParts(), react()],
  server: devServer(process.env) ?? {},
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    manifest: true,
    // The bundle holds copies of others' work, whose licences ask to go with them.
    license: { fileName: "licences.md" },
    // `script-src 'self'` refuses data: URLs, and no browser of Teams needs the polyfill.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: firstLoad } },
      input: {
        index: page("index.html"),
        "auth-start": page("auth-start.html"),
        "auth-end": page("auth-end.html"),
        privacy: page("privacy.html"),
        terms: page("terms.html"),
      },
    },
  },
});
