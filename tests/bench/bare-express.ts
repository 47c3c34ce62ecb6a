/** What the service is measured against: the same framework, one route, a reply of the same size. */
import express from "express";

const body: unknown = JSON.parse(process.argv[2] ?? "{}");
const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.get("/api/me", (_request, response) => {
  response.json(body);
});
const server = app.listen(0, "127.0.0.1", () => process.send?.(server.address()));
