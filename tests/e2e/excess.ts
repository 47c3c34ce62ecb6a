import type { FrameLocator } from "playwright/test";

/** How far a page is wider than its window; what scrolls inside the page by itself does not count. */
export const excess = (tab: FrameLocator): Promise<number> =>
  tab.locator("html").evaluate((html) => {
    const right = window.innerWidth;
    const edges = [...html.querySelectorAll("main *, [role=dialog] *")]
      .filter((element) => element.checkVisibility())
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height }) => width > 1 && height > 1)
      .map((box) => Math.max(box.right - right, -box.left));
    return Math.max(html.scrollWidth - right, ...edges);
  });
