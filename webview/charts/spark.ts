const SVG = 'http://www.w3.org/2000/svg';

/** Of all sparks, in units of their own: they are stretched to their cells. */
const HEIGHT = 20;
/** Between what is allowed and what is denied. */
const LINE = 0.6;

/** What a spark shows by bucket; what is denied is a part of the values. */
export interface SparkValues {
  readonly values: readonly number[];
  readonly deniedValues: readonly number[];
}

/** One scale for several sparks, so that they can be compared. */
export interface SparkScale {
  /** The most that is allowed in any bucket, and the most that is denied. */
  readonly allowed: number;
  readonly denied: number;
}

/** The scale that has room for all of these. */
export function sparkScale(sparks: readonly SparkValues[]): SparkScale {
  const most = (of: (spark: SparkValues) => readonly number[]) =>
    sparks.reduce((all, spark) => of(spark).reduce((a, b) => Math.max(a, b), all), 0);
  return { allowed: most(allowedValues), denied: most(({ deniedValues }) => deniedValues) };
}

/**
 * A bar for each bucket: upward what is allowed, downward what is denied, so that they are told
 * apart without colour. The figures beside it say the same in words.
 */
export function spark(shown: SparkValues, { allowed, denied }: SparkScale): Element {
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('class', 'spark');
  root.setAttribute('viewBox', `0 0 ${shown.values.length} ${HEIGHT}`);
  root.setAttribute('preserveAspectRatio', 'none');
  root.setAttribute('aria-hidden', 'true');
  const unit = HEIGHT / Math.max(1, allowed + denied);
  const line = HEIGHT - denied * unit;
  if (denied > 0) root.append(bar('line', 0, line, LINE, shown.values.length));
  allowedValues(shown).forEach((value, at) => {
    const height = Math.min(line, Math.max(1, value * unit));
    if (value > 0) root.append(bar('allowed', at, line - height, height));
  });
  shown.deniedValues.forEach((value, at) => {
    const height = Math.min(HEIGHT - line, Math.max(1, value * unit));
    if (value > 0) root.append(bar('denied', at, line, height));
  });
  return root;
}

function allowedValues({ values, deniedValues }: SparkValues): number[] {
  return values.map((value, at) => value - (deniedValues[at] ?? 0));
}

function bar(name: string, x: number, y: number, height: number, width = 0.85): Element {
  const made = document.createElementNS(SVG, 'rect');
  const place = { class: `spark-${name}`, x, y, width, height };
  for (const [key, value] of Object.entries(place)) made.setAttribute(key, String(value));
  return made;
}
