// What comes in more.js as soon as somebody goes through a door, whichever it is: every screen behind them. Their sentences come with them.

export { chooseBody, quickly } from './screens/choose.ts';
export { about } from './screens/about.ts';
export { offline } from './screens/offline.ts';
export { enterCodename } from './screens/return.ts';
export { takeCalls } from './screens/call.ts';
