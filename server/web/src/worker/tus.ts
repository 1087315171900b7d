// The requests of tus that an upload makes, and what their answers mean (protocol section 14).

import type { Bytes } from '../crypto/notation.ts';
import type { Failure } from './calls.ts';
import { ask, CallError, failureOf, Lost, type Ask } from './net.ts';

/** What makes an upload the one it is. */
export interface Announced {
  readonly size: number;
  /** `agency` and `tag` as 64 hexadecimal digits each. */
  readonly agency: string;
  readonly tag: string;
}

/** `pending` when another upload with this tag waits there, `closed` when the tag is in the log or on its way into it. */
export type Created = { readonly state: 'open'; readonly location: string } | { readonly state: 'pending'; readonly location: string; readonly offset: number } | { readonly state: 'closed' };

/** The server answered that it cannot do it now. */
export class Troubled extends Lost {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super();
    this.failure = failure;
  }
}

const TUS = { 'Tus-Resumable': '1.0.0' };

/** What may end a request before it is answered. */
export type Limits = Pick<Ask, 'signal' | 'cut' | 'milliseconds'>;

export async function create({ size, agency, tag }: Announced, limits: Limits): Promise<Created> {
  const metadata = `agency ${btoa(agency)},tag ${btoa(tag)}`;
  const headers = { ...TUS, 'Upload-Length': String(size), 'Upload-Metadata': metadata };
  const answer = await ask('/api/tips', { ...limits, method: 'POST', headers });
  if (answer.status === 410) return { state: 'closed' };
  const location = answer.headers.get('location');
  if (answer.status !== 201 || location === null) throw refusal(answer.status);
  const offset = Number(answer.headers.get('upload-offset') ?? 0);
  if (offset > 0) return { state: 'pending', location: sameOrigin(location), offset };
  return { state: 'open', location: sameOrigin(location) };
}

export function head(location: string, limits: Limits): Promise<Response> {
  return ask(location, { ...limits, method: 'HEAD', headers: TUS });
}

export function patch(location: string, offset: number, body: Bytes, limits: Limits): Promise<Response> {
  const headers = { ...TUS, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) };
  return ask(location, { ...limits, method: 'PATCH', headers, body });
}

export function terminate(location: string, milliseconds: number): Promise<Response> {
  return ask(location, { method: 'DELETE', headers: TUS, milliseconds });
}

/** What an unexpected answer means: try again later, or give up. */
export function refusal(status: number): Error {
  if (status === 408) return new Lost();
  if (status >= 500 || status === 429) return new Troubled(failureOf(status));
  if (status === 404) return new CallError('no-agency');
  return new CallError(status === 413 ? 'too-large' : 'refused');
}

/** The path of an upload on this server: an address elsewhere is refused. */
function sameOrigin(location: string): string {
  const address = new URL(location, self.location.origin);
  if (address.origin !== self.location.origin || !address.pathname.startsWith('/api/tips/')) throw new CallError('refused');
  return address.pathname;
}
