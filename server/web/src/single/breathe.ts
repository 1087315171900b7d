// Lets the page draw and hear presses between two pieces of work.

/** Comes back after whatever the page has to do now. A message, because timers are slowed down in a page that is not in front. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
