// Starts the single-file client: the same page without any network, from a file.

import { watchHiding } from '../page/cover.ts';
import { watchEscape, watchLeaving } from '../page/exit.ts';
import { unsupported } from '../page/screens/problem.ts';
import { beginIn, visit } from './begin.ts';
import { opened } from './opened.ts';

const root = document.getElementById('page');

if (root !== null) {
  if (globalThis.crypto?.subtle === undefined) unsupported(root);
  else {
    beginIn(root, opened().drop);
    watchHiding({
      get covered() {
        return visit()?.covered ?? false;
      },
      t: (key, values) => visit()?.t(key, values) ?? '',
      leave: () => visit()?.leave(),
    });
    watchEscape(() => visit()?.leave());
    watchLeaving(() => visit()?.engine.end());
  }
}
