// The languages that the build finds in this folder (locales.mjs).

declare module 'sybyr:locales' {
  export const LOCALES: readonly import('./locale.ts').Locale[];
}

declare module 'sybyr:locales/courier' {
  export const LOCALES: readonly (import('./locale.ts').Locale & { readonly courier: import('./locale.ts').CourierSentences })[];
}
