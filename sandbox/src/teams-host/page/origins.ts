/** The origins whose pages may talk to the host: the product's and those of the app's valid domains. */
export function allowedOrigins(productUrl: string, validDomains: readonly string[]): string[] {
  const domains = validDomains.map((domain) => `https://${domain}`);
  return [...new Set([new URL(productUrl).origin, ...domains])];
}

/** A `*` stands for exactly one label, as in the manifest's `validDomains`. */
export function isAllowedOrigin(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((pattern) => {
    if (!pattern.includes("*")) return pattern === origin;
    const labels = pattern.split("*").map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, "\\$&"));
    return new RegExp(`^${labels.join("[a-z0-9-]+")}$`, "i").test(origin);
  });
}

export function isAllowedUrl(url: string, allowed: readonly string[]): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === "https:" && isAllowedOrigin(parsed.origin, allowed);
}
