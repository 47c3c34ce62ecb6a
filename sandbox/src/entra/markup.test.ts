import { expect, test } from "vitest";
import { markup } from "./markup.ts";

test("markup in a value is shown, not obeyed", () => {
  expect(markup`<p title="${'"><script>'}">${"<b>&'"}</p>`.text).toBe(
    '<p title="&#34;&#62;&#60;script&#62;">&#60;b&#62;&#38;&#39;</p>',
  );
});

test("markup made here is kept as it is", () => {
  const items = ["a", "<b>"].map((name) => markup`<li>${name}</li>`);
  expect(markup`<ul>${items}</ul>`.text).toBe("<ul><li>a</li><li>&#60;b&#62;</li></ul>");
});
