// The page's side: passes work to the worker and watches how long the page itself cannot react meanwhile.

import type { Measured, Said, Work, Works } from './calls.ts';

const worker = new Worker('/worker.js');

async function measure<W extends Work>(work: W, input: Works[W]): Promise<Measured> {
  const watch = watchPauses();
  const said = await new Promise<Said>((resolve) => {
    worker.onmessage = (event: MessageEvent<Said>) => resolve(event.data);
    worker.onerror = (event) => resolve({ error: event.message });
    worker.postMessage({ work, input });
  });
  const pause = watch();
  if ('error' in said) throw new Error(said.error);
  return { seconds: said.seconds, pause };
}

/** Looks at the clock as often as timers allow, every 4 ms; the longest gap is how long a touch would have waited. */
function watchPauses(): () => number {
  let last = performance.now();
  let longest = 0;
  let timer: ReturnType<typeof setTimeout>;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    timer = setTimeout(look);
  };
  timer = setTimeout(look);
  return () => {
    clearTimeout(timer);
    return longest / 1000;
  };
}

(globalThis as { measure?: typeof measure }).measure = measure;
