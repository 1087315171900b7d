import type { Plugin } from 'esbuild';

export function languagesIn(folder: string): string[];
export function locales(folder: string): Plugin;
