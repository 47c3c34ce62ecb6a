export interface Bar {
  readonly name: string;
  readonly count: number;
}

const WIDTH = 640;
const LINE = 26;
const NAMES = 220;

/** People name themselves and their secrets: nothing of it is markup. */
export const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const SHOWN = 30;

const shortened = (name: string): string => {
  const signs = [...name];
  return signs.length > SHOWN ? `${signs.slice(0, SHOWN - 1).join("")}…` : name;
};

/** Horizontal bars with their figures, as SVG inside of a page: no script, nothing from elsewhere. */
export const barChart = (title: string, bars: readonly Bar[]): string => {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const height = Math.max(1, bars.length) * LINE;
  const rows = bars.map(({ name, count }, index) => {
    const y = index * LINE;
    const length = Math.round((count / most) * (WIDTH - NAMES - 70));
    return [
      `<text x="${NAMES - 8}" y="${y + 17}" text-anchor="end">${escaped(shortened(name))}</text>`,
      `<rect x="${NAMES}" y="${y + 4}" width="${Math.max(1, length)}" height="18" rx="2"/>`,
      `<text x="${NAMES + length + 8}" y="${y + 17}">${count.toLocaleString("en")}</text>`,
    ].join("");
  });
  return `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">${rows.join("")}</svg>`;
};
