// The cleaning worker: what it reads was made by strangers, so it runs apart from the worker that holds keys, and is loaded with the first file.

import { clean, inspect, type Cleaned, type CleanOptions, type Inspection } from './index.ts';

/** What the page may ask; a Blob travels by reference, not by its bytes. */
export interface CleaningCalls {
  inspect: { input: { file: Blob; name: string }; output: Inspection };
  clean: { input: { file: Blob; name: string; options: CleanOptions }; output: Cleaned };
}

export type CleaningRequest = { [N in keyof CleaningCalls]: { readonly id: number; readonly call: N; readonly input: CleaningCalls[N]['input'] } }[keyof CleaningCalls];

export interface CleaningAnswer {
  readonly id: number;
  readonly value: Inspection | Cleaned;
}

const page = self as unknown as { postMessage(answer: CleaningAnswer): void; onmessage: (event: MessageEvent<CleaningRequest>) => void };

page.onmessage = ({ data }) => {
  void answer(data).then((value) => page.postMessage({ id: data.id, value }));
};

function answer(request: CleaningRequest): Promise<Inspection | Cleaned> {
  if (request.call === 'inspect') return inspect(request.input.file, request.input.name);
  return clean(request.input.file, request.input.name, request.input.options);
}
