// What stories of one subject call when they come to a screen: the whole look.

export { look as passesAxe } from './looking.ts';
