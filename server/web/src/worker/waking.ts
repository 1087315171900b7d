// Notices that the device slept or changed its network: connections from before are dead then, and nothing else says so for minutes.

const TICK = 1000;
/** Longer than any pause of a busy device, shorter than what a person takes for nothing. */
const ASLEEP = 10_000;

/** Calls `woke` after every sleep of more than some seconds, and when the device is online again. Returns how to stop it. */
export function watchWaking(woke: () => void): () => void {
  // The clock on the wall goes on while the device sleeps; the timers do not, and a monotonic clock may not.
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > ASLEEP) woke();
    last = now;
  }, TICK);
  addEventListener('online', woke);
  return () => {
    clearInterval(timer);
    removeEventListener('online', woke);
  };
}
