// The worker's side: does what the page's own worker does, with its code, and beside it the bare parts of it.

import type { Asked, Said, Work, Works } from './calls.ts';
import { deriveKeys, pbkdf2 } from './keys.ts';
import { checkReceipt, digestOnly, makeLog } from './log.ts';
import { bareTypage, plan, prepare, seal } from './tip.ts';

type Doing = { [W in Work]: (input: Works[W]) => Promise<void> };

const doing: Doing = {
  prepare: ({ size }) => prepare(size),
  plan: ({ times }) => repeated(times, plan),
  seal: ({ times }) => repeated(times, seal),
  typage: ({ times }) => repeated(times, bareTypage),
  keys: deriveKeys,
  pbkdf2,
  log: ({ tips }) => makeLog(tips),
  receipt: checkReceipt,
  digests: digestOnly,
};

const page = self as unknown as { postMessage(said: Said): void; onmessage: (event: MessageEvent<Asked>) => void };

page.onmessage = ({ data }) => {
  void timed(data).then((said) => page.postMessage(said));
};

async function timed({ work, input }: Asked): Promise<Said> {
  try {
    const start = performance.now();
    await (doing[work] as (input: unknown) => Promise<void>)(input);
    return { seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    return { error: String(error) };
  }
}

async function repeated(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await work();
}
