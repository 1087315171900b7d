// What comes in more.js, when it is needed: every screen that neither the two doors nor a report lead to. Their sentences come with them.

export { about } from './screens/about.ts';
export { offline } from './screens/offline.ts';
export { enterCodename } from './screens/return.ts';
export { showAttached } from './screens/attached-list.ts';
export { takeCalls } from './screens/call.ts';
