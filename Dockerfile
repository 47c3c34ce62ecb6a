# One image for all of it: the service (ROLE says which part), the watchdog (`node api/src/watchdog.ts`)
# and the commands of its operators. The version is that of the package `node` in package.json; a test
# holds the two together.
FROM node:24.21.0-trixie-slim AS build
WORKDIR /source
COPY . .
# What is in the image stands in scripts/image-tree.ts, which a test runs and looks through.
RUN npm ci --no-audit --no-fund && npm run image -- /image

FROM node:24.21.0-trixie-slim
# Whoever gets in finds nothing that fetches programs.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx \
    /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-*
WORKDIR /app
# Owned by root: the service can't change what it runs from, even where the file system is not read-only.
COPY --from=build --chown=0:0 /image ./
ENV NODE_ENV=production PORT=8080
# By number, since an orchestrator that refuses root can't look up a name.
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
    CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "api/src/main.ts"]
