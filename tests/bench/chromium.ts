import { type Browser, chromium, type FrameLocator, type Page } from "playwright";
import { findBrowser } from "../../scripts/find-browser.ts";
import type { Tenant } from "./tenant.ts";

/** As the browser tests start it, but with the tab in the process of the page that frames it: throttling reaches one process. */
export const launchChromium = async (...tenants: readonly Tenant[]): Promise<Browser> => {
  const keys = tenants.map(({ certificate }) => certificate.spki).join(",");
  const found = await findBrowser();
  return chromium.launch({
    ...(found && { executablePath: found.path }),
    args: [
      `--ignore-certificate-errors-spki-list=${keys}`,
      // Chromium refuses its own sandbox to root, as in a container.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
      ...["--disable-background-networking", "--disable-component-update"],
      ...["--disable-site-isolation-trials", "--disable-features=IsolateOrigins,site-per-process"],
    ],
  });
};

export const addressOf = ({ endpoints }: Tenant, person: string): string =>
  `${endpoints.teamsHost}/?${new URLSearchParams({ as: person, place: "channel" })}`;

export const tabOf = (page: Page): FrameLocator =>
  page.frameLocator("iframe[name=embedded-page-container]");

/** A row of the list that stands for a secret. */
export const firstRow = "[role=grid] [role=row] [role=gridcell]";
