// Dates, sizes and filled-in sentences as a reader of each language expects them; no use of the browser's own locale data, which tells browsers apart.

import type { Key, Locale } from '../locales/locale.ts';

const DAY = 86_400_000;

/** The language a browser asks for; English where there is none. */
export function preferred<L extends Locale>(locales: readonly L[], asked: string): L {
  const tag = asked.toLowerCase();
  const found = locales.find(({ code }) => `${tag}-`.startsWith(`${code.toLowerCase()}-`)) ?? locales.find(({ code }) => code === 'en');
  if (found === undefined) throw new Error('there is always an English file');
  return found;
}

export type Values = Readonly<Record<string, string | number>>;

/**
 * Puts values into a sentence: `{n}` is the value itself, `{n|one:file|other:files}` the word that goes with it in this language:
 * `'{n} {n|one:файл|few:файла|many:файлов}'`. A text in place of a number takes the last word.
 */
export function fill(sentence: string, values: Values, locale: Locale): string {
  return sentence.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (whole, name: string, words: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    if (words !== undefined) return chosenWord(words, value, locale);
    return typeof value === 'number' ? number(locale, value) : value;
  });
}

function chosenWord(words: string, value: string | number, locale: Locale): string {
  const choices = words.split('|').map((choice) => choice.split(':'));
  const form = typeof value === 'number' ? locale.form(value) : undefined;
  return (choices.find(([name]) => name === form) ?? choices.at(-1))?.[1] ?? '';
}

/** A whole number, in groups of three from five digits on: a year stays whole. */
export function number(locale: Locale, value: number): string {
  const digits = String(value);
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, locale.group);
}

/** A UTC day number as a date in words. */
export function date(locale: Locale, day: number): string {
  const at = new Date(day * DAY);
  const month = locale.sentences.months.split(' ')[at.getUTCMonth()] ?? '';
  return fill(locale.sentences.date, { day: at.getUTCDate(), month, year: at.getUTCFullYear() }, locale);
}

/** A number of bytes with at most one decimal. */
export function size(locale: Locale, bytes: number): string {
  const units: readonly [Key, number][] = [
    ['unit_gb', 1024 ** 3],
    ['unit_mb', 1024 ** 2],
    ['unit_kb', 1024],
  ];
  for (const [unit, scale] of units) {
    if (bytes < scale) continue;
    const value = bytes / scale;
    const digits = value < 9.95 && value % 1 >= 0.05 ? value.toFixed(1) : String(Math.round(value));
    return `${digits.replace('.', locale.decimal)}\u00a0${locale.sentences[unit]}`;
  }
  return `${bytes}\u00a0${locale.sentences.unit_b}`;
}

/** The first closing hour after `now`, as `13:00`, and how many hours away; nothing when the drop closes a batch after every tip. */
export function nextClosing(batchHours: readonly number[], now: Date): { time: string; hours: number } | undefined {
  const here = now.getUTCHours();
  const ahead = batchHours.map((hour) => (hour > here ? hour - here : hour - here + 24));
  if (ahead.length === 0) return undefined;
  const hours = Math.min(...ahead);
  return { time: `${String((here + hours) % 24).padStart(2, '0')}:00`, hours };
}

/** Ascending numbers as a reader writes them: `1–3, 7`. */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ');
}

/** The same names, each told apart from those before it: telephones call every photo `image.jpg`. */
export function apart(names: readonly string[]): string[] {
  const told = new Set<string>();
  return names.map((name) => {
    let one = name;
    for (let n = 2; told.has(one); n += 1) one = `${name} (${n})`;
    told.add(one);
    return one;
  });
}
