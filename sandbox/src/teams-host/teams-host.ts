import express from "express";
import type { World } from "../world.ts";
import { hostRoutes } from "./host-routes.ts";
import { allowedOrigins } from "./page/origins.ts";
import { pageFiles } from "./page-files.ts";
import { pageHeaders } from "./page-headers.ts";
import type { TeamsHostOptions } from "./teams-app.ts";

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Teams (sandbox)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/host/page/themes.css">
<link rel="stylesheet" href="/host/page/frame.css">
<link rel="stylesheet" href="/host/page/channel.css">
<link rel="stylesheet" href="/host/page/feed.css">
<link rel="stylesheet" href="/host/page/overlays.css">
<link rel="stylesheet" href="/host/page/mobile.css">
<script type="module" src="/host/page/main.ts"></script>
</head>
<body><noscript>The Teams host of the sandbox needs JavaScript.</noscript></body>
</html>
`;

/** A web page that frames an app's tabs and answers teams-js as Teams does. */
export function createTeamsHost(world: World, options: TeamsHostOptions): express.Express {
  const host = express().disable("x-powered-by");
  for (const { path, handler } of options.mount ?? []) host.use(path, handler);
  host.use(pageHeaders(allowedOrigins(options.productUrl, options.app.validDomains)));
  host.use("/host/page", pageFiles());
  host.get("/host/app-icon", (_request, response, next) => {
    if (options.app.iconFile === undefined) next();
    else response.sendFile(options.app.iconFile, { dotfiles: "allow" });
  });
  host.use("/host", hostRoutes(world, options));
  host.get(["/", "/l/entity/:appId/:entityId"], (_request, response) => {
    response.set("Cache-Control", "no-cache").type("html").send(page);
  });
  return host;
}
