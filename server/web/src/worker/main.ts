// The worker: hears what the page asks, and says what came of it.

import type { Answer, Request } from './calls.ts';
import { answer, reportTo } from './answers.ts';

const page = self as unknown as { postMessage(answer: Answer): void; onmessage: (event: MessageEvent<Request>) => void };

reportTo((progress) => page.postMessage({ progress }));

page.onmessage = ({ data }) => {
  void answer(data).then((said) => page.postMessage(said));
};
