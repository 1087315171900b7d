// How fast sending goes and how long it will take: smoothed, because pieces are acknowledged in jumps, and silent rather than wrong.

/** What counts as now, in milliseconds. */
const WINDOW = 30_000;
/** Less than this says nothing about the rest. */
const LEAST = 4000;
/** After a longer silence than this the device slept, or stood still: what was before says nothing any more. */
const GAP = 20_000;

interface Sample {
  readonly at: number;
  readonly sent: number;
}

export class Pace {
  #samples: Sample[] = [];

  /** Notes how much had arrived at a time, on a clock that never goes back. Anything but sending begins anew. */
  note(at: number, sent: number, sending: boolean): void {
    const last = this.#samples.at(-1);
    if (!sending || (last !== undefined && at - last.at > GAP)) this.#samples = [];
    if (!sending || this.#samples.at(-1)?.sent === sent) return;
    this.#samples.push({ at, sent });
    // One sample at the edge of the window stays, so that two pieces an hour apart still have a rate.
    while (this.#samples.length > 2 && at - (this.#samples[1]?.at ?? at) > WINDOW) this.#samples.shift();
  }

  /** Bytes a second, or nothing when that cannot be said yet. */
  rate(now: number): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < LEAST || now - last.at > GAP) return undefined;
    // A silence longer than the pieces usually take slows it down before the next one comes.
    const usual = (last.at - first.at) / (this.#samples.length - 1);
    const span = Math.max(last.at, now - usual) - first.at;
    return (1000 * (last.sent - first.sent)) / span;
  }
}

/** Time left as a person says it. */
export type Left = { readonly unit: 'soon' } | { readonly unit: 'minutes' | 'hours'; readonly n: number };

/** Never more exact than it is: whole minutes, fives of them from ten on, then hours. */
export function left(bytes: number, rate: number): Left {
  const minutes = bytes / rate / 60;
  if (minutes < 1) return { unit: 'soon' };
  if (minutes < 9.5) return { unit: 'minutes', n: Math.round(minutes) };
  if (minutes < 57.5) return { unit: 'minutes', n: 5 * Math.round(minutes / 5) };
  return { unit: 'hours', n: Math.max(1, Math.round(minutes / 60)) };
}
