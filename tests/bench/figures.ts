// What a measurement yields, and how it is shown: ours, its limit from the same run, and one as a share of the other.

/** One row of the table. */
export interface Figure {
  readonly part: string;
  readonly what: string;
  readonly ours: string;
  /** What it is measured beside, in the same run. */
  readonly limit: string;
  readonly ratio?: number;
  readonly goal: string;
  /** Absent when the row has no goal. */
  readonly met?: boolean;
}

/** Samples of ours and of the limit, taken turn by turn. */
export interface Pair {
  readonly ours: readonly number[];
  readonly limit: readonly number[];
}

/** The middle value; of an even number the lower of the two in the middle. */
export function median(samples: readonly number[]): number {
  const middle = [...samples].sort((a, b) => a - b)[(samples.length - 1) >> 1];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** The median of the ratios round by round: what slows the machine for a while slows both sides of a round. */
export function ratio({ ours, limit }: Pair): number {
  return median(ours.map((one, round) => one / (limit[round] ?? Number.NaN)));
}

/** A duration in the unit that shows three digits. */
export function time(seconds: number): string {
  if (seconds >= 100) return `${Math.round(seconds)} s`;
  if (seconds >= 1) return `${seconds.toPrecision(3)} s`;
  if (seconds >= 0.001) return `${(seconds * 1e3).toPrecision(3)} ms`;
  return `${Math.round(seconds * 1e6)} µs`;
}

export function bytes(count: number): string {
  if (count >= 1 << 20) return `${(count / (1 << 20)).toFixed(1)} MiB`;
  return `${(count / 1000).toFixed(1)} kB`;
}

/** A row of two durations; `most` is the goal for their ratio. */
export function beside(part: string, what: string, pair: Pair, most?: number): Figure {
  const share = ratio(pair);
  const goal = most === undefined ? {} : { met: share <= most };
  return { part, what, ours: time(median(pair.ours)), limit: time(median(pair.limit)), ratio: share, goal: most === undefined ? '' : `≤ ${most.toFixed(2)}`, ...goal };
}

/** The table in Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ part, what, ours, limit, ratio: share, goal, met }) => [
    part,
    what,
    ours,
    limit,
    share === undefined ? '' : share.toFixed(2),
    goal,
    met === undefined ? '' : met ? 'met' : '**missed**',
  ]);
  const lines = [['part', 'what', 'ours', 'limit', 'ours ÷ limit', 'goal', ''], ['---', '---', '---:', '---:', '---:', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
