// The PDF that is written: objects one after the other, the streams among them as they are, and the table of where each begins.

import { Refusal } from './format.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The number of the object that the table names as the root. */
export const CATALOG = 1;

/** The new file. */
export class Output {
  private readonly parts: (Blob | Bytes)[] = [];
  private readonly offsets: number[] = [];
  private text: string[] = [];
  private textLength = 0;
  private at = 0;

  begin(version: string): void {
    // Four bytes above 127 say that the file is not text.
    this.add(`%PDF-${version}\n`);
    this.flush();
    this.push(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
  }

  object(id: number, text: string): void {
    this.offsets[id] = this.at;
    this.add(`${id} 0 obj\n${text}\nendobj\n`);
  }

  stream(id: number, entries: string, body: Blob | Bytes): void {
    this.offsets[id] = this.at;
    const length = body instanceof Blob ? body.size : body.length;
    this.add(`${id} 0 obj\n<<${entries}/Length ${length}>>\nstream\n`);
    this.flush();
    this.push(body);
    this.add('\nendstream\nendobj\n');
  }

  end(last: number): Blob {
    const start = this.at;
    this.add(`xref\n0 ${last + 1}\n0000000000 65535 f \n`);
    for (let id = 1; id <= last; id++) this.add(`${String(this.offsets[id] ?? 0).padStart(10, '0')} 00000 n \n`);
    const id = `<${'0'.repeat(32)}>`;
    this.add(`trailer\n<</Size ${last + 1}/Root ${CATALOG} 0 R/ID[${id}${id}]>>\nstartxref\n${start}\n%%EOF\n`);
    this.flush();
    if (this.at > 9_999_999_999) throw new Refusal('limit');
    return new Blob(this.parts, { type: 'application/pdf' });
  }

  /** Everything but the bytes of streams is ASCII. */
  private add(text: string): void {
    this.text.push(text);
    this.at += text.length;
    this.textLength += text.length;
    if (this.textLength > 1 << 20) this.flush();
  }

  private flush(): void {
    if (this.textLength > 0) this.parts.push(new TextEncoder().encode(this.text.join('')));
    this.text = [];
    this.textLength = 0;
  }

  private push(body: Blob | Bytes): void {
    this.parts.push(body);
    this.at += body instanceof Blob ? body.size : body.length;
  }
}
