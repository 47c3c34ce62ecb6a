import { expect, test } from "vitest";
import { html } from "./html.ts";

test("markup in a value is shown, not obeyed", () => {
  expect(html`<p title="${'"><script>'}">${"<b>&'"}</p>`.text).toBe(
    '<p title="&#34;&#62;&#60;script&#62;">&#60;b&#62;&#38;&#39;</p>',
  );
});

test("markup made here is kept as it is", () => {
  const items = ["a", "<b>"].map((name) => html`<li>${name}</li>`);
  expect(
    html`<ul>
      ${items}
    </ul>`.text,
  ).toBe("<ul><li>a</li><li>&#60;b&#62;</li></ul>");
});
