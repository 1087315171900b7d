// Makes a drop with one agency through the real programs, the way the guides tell operator and officer to.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Courier } from './courier.ts';
import { Officer } from './officer.ts';
import { freshFolder } from './place.ts';
import { command, Server } from './server.ts';
import { until } from './until.ts';

const PASSPHRASE = 'зимняя дорога через перевал';

/** The card's texts: two sectors and two districts, so that the page asks for both. */
const TEXTS = {
  texts: { en: 'Bribes, tenders, land.', ru: 'Взятки, закупки, земля.', kk: 'Пара, сатып алу, жер.' },
  hotline: '1424',
  rhythm: 7,
  sectors: [
    { id: 'land', names: { en: 'Land', ru: 'Земля', kk: 'Жер' } },
    { id: 'tenders', names: { en: 'Tenders', ru: 'Закупки', kk: 'Сатып алу' } },
  ],
  districts: [
    { id: 'north', names: { en: 'North district', ru: 'Северный район', kk: 'Солтүстік ауданы' } },
    { id: 'south', names: { en: 'South district', ru: 'Южный район', kk: 'Оңтүстік ауданы' } },
  ],
};

/** One agency: its officer's machine, and its courier. */
export interface Enrolled {
  readonly agency: string;
  readonly token: string;
  readonly officer: Officer;
  readonly courier: Courier;
}

export interface Desk extends Enrolled {
  readonly folder: string;
  /** The server's folder. */
  readonly dir: string;
  readonly stick: string;
  readonly passphrase: string;
  /** The further agencies, in the order they were asked for. */
  readonly others: readonly Enrolled[];
  server: Server;
}

export interface Settings {
  readonly replyDelayDays?: number;
  /** The officer's date, when the story plays on other days. */
  readonly today?: string;
  /** Slots of each outbox: 8 unless said otherwise. */
  readonly slots?: number;
  /** More of the card's texts, or others. */
  readonly texts?: object;
  /** Further agencies of the drop. The first one stays its default. */
  readonly others?: readonly Other[];
}

export interface Other {
  readonly names: { readonly en: string; readonly ru: string; readonly kk: string };
  readonly texts: object;
}

const NAMES = { en: 'Anti-corruption service', ru: 'Антикоррупционная служба', kk: 'Сыбайлас жемқорлыққа қарсы қызмет' };

/** Sets up drop, agency and courier in a fresh folder, and starts the server. */
export async function openDesk(story: string, telling: string, settings: Settings = {}): Promise<Desk> {
  const folder = freshFolder(story, telling);
  const [dir, stick] = [join(folder, 'drop'), join(folder, 'stick')];
  mkdirSync(stick);
  const words = (await command('init', '--dir', dir)).stdout.toString();
  const enrol = async (casebook: string, { names, texts }: Other): Promise<Enrolled> => {
    const officer = new Officer(folder, PASSPHRASE, casebook);
    const file = join(folder, `${casebook}.texts.json`);
    writeFileSync(file, JSON.stringify(texts));
    await officer.do(
      ...(settings.today === undefined ? [] : ['--today', settings.today]),
      ...['init', '--drop', join(dir, 'drop.sybyr'), '--name', names.en, '--name-ru', names.ru, '--name-kk', names.kk],
      ...['--fingerprint', words, '--texts', file, '--work-factor', '15'],
    );
    const card = join(stick, `${casebook}.card`);
    await officer.do('card', '--output', card);
    const agency = (await command('agency', 'add', '--dir', dir, card)).stdout.toString().trim();
    const token = (await command('courier', 'add', '--dir', dir, agency)).stdout.toString().trim();
    return { agency, token, officer, courier: new Courier(folder, stick, token, casebook === 'casebook' ? 'courier' : casebook) };
  };
  const own = await enrol('casebook', { names: NAMES, texts: { ...TEXTS, ...settings.texts } });
  const others: Enrolled[] = [];
  for (const [at, other] of (settings.others ?? []).entries()) others.push(await enrol(`casebook-${at + 2}`, other));
  for (const setting of ['batch_hours=after-1s', `reply_delay_days=${settings.replyDelayDays ?? 0}`, `slots=${settings.slots ?? 8}`]) await command('set', '--dir', dir, setting);
  const server = await Server.serve(dir);
  return { folder, dir, stick, passphrase: PASSPHRASE, ...own, others, server };
}

/** The agency that drop.js of a running server names. */
export async function agencyOf(server: Server): Promise<string> {
  const agency = /"agency": "([0-9a-f]{64})"/.exec(await (await fetch(`${server.address}/drop.js`)).text())?.[1];
  if (agency === undefined) throw new Error('drop.js names no agency');
  return agency;
}

/** Leaves of the log now on show. */
export async function leaves(server: Server, agency: string): Promise<number> {
  const { shards } = (await (await fetch(`${server.address}/api/log/${agency}`)).json()) as { shards: string[] };
  let count = 0;
  for (const shard of shards) {
    const answer = await fetch(`${server.address}/api/log/${agency}/${shard}/entries`);
    count += (await answer.arrayBuffer()).byteLength / 64;
  }
  return count;
}

/** Waits until the batch with this many tips is closed. */
export function closed(desk: Pick<Desk, 'server' | 'agency'>, count: number): Promise<number> {
  return until(`${count} tips in the log`, async () => {
    const now = await leaves(desk.server, desk.agency);
    return now >= count && now;
  });
}

/** One way of the stick: bundle to the officer. Returns what the import said. */
export async function bringBundle(desk: Desk, name: string): Promise<string> {
  const bundle = await desk.courier.fetch(desk.server.address, name);
  return (await desk.officer.do('import', bundle)).text;
}

/** The other way: an outbox to the server, shown at the next close. */
export async function bringOutbox(desk: Desk, name: string, extra: readonly string[] = []): Promise<string> {
  const path = join(desk.stick, name);
  await desk.officer.do(...extra, 'outbox', '--output', path);
  await desk.courier.upload(desk.server.address, path);
  return path;
}
