import { expect, test } from "vitest";
import { allowedOrigins, isAllowedOrigin, isAllowedUrl } from "./origins.ts";

const allowed = allowedOrigins("https://localhost:5301/", ["*.contoso.example", "localhost:5301"]);

test.each([
  "https://localhost:5302",
  "http://localhost:5301",
  "https://contoso.example",
  "https://a.b.contoso.example",
  "https://contosoxexample",
  "https://tab.contoso.example.evil.test",
  "null",
])("%s may not talk to the host", (origin) => {
  expect(isAllowedOrigin(origin, allowed)).toBe(false);
});

test.each(["https://localhost:5301", "https://tab.contoso.example"])("%s may", (origin) => {
  expect(isAllowedOrigin(origin, allowed)).toBe(true);
});

test.each(["http://localhost:5301/", "javascript:alert(1)", "no address", "https://evil.test/"])(
  "%s is no address of the app",
  (url) => {
    expect(isAllowedUrl(url, allowed)).toBe(false);
  },
);

test("a page of the product is an address of the app", () => {
  expect(isAllowedUrl("https://localhost:5301/?place=channel", allowed)).toBe(true);
});
