// Stands in for page/engine.ts in the single-file client: browsers refuse workers to files, so the same calls are answered in the page itself.

import { answer, forgetVisit, reportTo } from '../worker/answers.ts';
import type { CallName, Calls, Progress } from '../worker/calls.ts';
import { EngineError } from '../page/engine-error.ts';
import { breathe } from './breathe.ts';
import { setToday, today } from './opened.ts';

export { EngineError } from '../page/engine-error.ts';

export class Engine {
  onprogress: (progress: Progress) => void = () => undefined;
  #ended = false;

  constructor() {
    reportTo((progress) => {
      if (!this.#ended) this.onprogress(progress);
    });
  }

  async call<N extends CallName>(call: N, input: Calls[N]['input']): Promise<Calls[N]['output']> {
    await breathe();
    const saying = answer<N>({ id: 0, call, input });
    // Right behind the start, before whatever is asked next: there is no server whose date could be compared.
    if (call === 'start') await answer({ id: 0, call: 'setToday', input: { day: today() } });
    const said = await saying;
    // As with a worker that was ended: nobody hears the answer.
    if (this.#ended) return new Promise(() => undefined);
    if ('value' in said) {
      // What the person has said holds for every visit of this page.
      if (call === 'setToday') setToday((input as Calls['setToday']['input']).day);
      return said.value as Calls[N]['output'];
    }
    const failure = 'failure' in said ? said.failure : 'unexpected';
    if (failure === 'not-saved' && call === 'read') throw new EngineError(failure, await this.call('drawerNumber', input as Calls['read']['input']));
    throw new EngineError(failure);
  }

  end(): void {
    this.#ended = true;
    forgetVisit();
  }
}
