// XML as the cleaners of documents read and write it: strictly, and letter for letter but for what a rule takes out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal, type Why } from '../src/clean/format.ts';
import { ooxmlRule } from '../src/clean/ooxml-rules.ts';
import { rewriteXml, type Rule, type Slot } from '../src/clean/xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function rewrite(xml: string, rule: Rule = {}): string {
  const written = new TextDecoder().decode(rewriteXml(new TextEncoder().encode(xml), rule));
  assert(written.startsWith(HEAD));
  return written.slice(HEAD.length);
}

function refused(why: Why, xml: string): void {
  assert.throws(
    () => rewrite(xml),
    (error) => error instanceof Refusal && error.why === why,
    xml,
  );
}

test('what no rule concerns stays letter for letter', () => {
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('text', ' ', '&amp;&#1178;&#x4b0;', 'қазақша', '<![CDATA[<x>&]]>', '<e/>', '<e a="1" b=\'"\'/>', '<e\n a = "&lt;" />'),
      fc.array(tie('node'), { maxLength: 4 }).map((nodes) => `<p:e xmlns:p="urn:${nodes.length}" p:a="">${nodes.join('')}</p:e >`),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (node) => {
      assert.equal(rewrite(`<?xml version="1.0" encoding="utf-8"?>\n<root>${node}</root>\n`), `<root>${node}</root>`);
    }),
  );
  assert.equal(rewrite('\ufeff<!DOCTYPE m PUBLIC "-//x//y" "z.dtd"><!-- a --><r>a<!-- <b> -->b<?p q?>c</r><!-- z -->'), '<r>abc</r>');
});

test('what is not well-formed is refused', () => {
  const broken = ['', 'x', '<a>', '</a>', '<a></b>', '<a/><b/>', '<a/>x', '<a b="1" b="2"/>', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', '<p:a/>', '<a p:b=""/>',
    '<a b=1/>', '<a b="<"/>', '<a>&nbsp;</a>', '<a>&</a>', '<a b="&x;"/>', '<a>&#xd800;</a>', '<a>&#x110000;</a>', '<a><!-- </a>', '<a><![CDATA[</a>', '<a>\0</a>', '<a:b:c xmlns:a="u"/>', '<a', '<a b="', '<a b', '<!x><a/>']; // prettier-ignore
  for (const xml of broken) refused('broken', xml);
  refused('unsupported', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
  refused('unsupported', '<?xml version="1.0" encoding="windows-1251"?><a/>');
  refused('limit', `${'<a>'.repeat(600)}${'</a>'.repeat(600)}`);
  assert.throws(() => rewriteXml(Uint8Array.of(0x3c, 0x61, 0x2f, 0x3e, 0xff), {}), Refusal);
});

test('elements are taken out, before and after what they hold was read', () => {
  const rule: Rule = {
    open: (element) => {
      if (element.local === 'out') return 'drop';
      if (element.local === 'bad') {
        element.parent?.remove();
        return 'drop';
      }
      return element.local === 'held' ? { held: true } : element.local === 'un' ? { unwrapped: true } : undefined;
    },
  };
  assert.equal(rewrite('<r>1<out>2<x>3</x></out>4<out/>5</r>', rule), '<r>145</r>');
  assert.equal(rewrite('<r>1<held a="b">2<x/>3<bad>4</bad>5<held>6</held></held>7<held>8</held></r>', rule), '<r>17<held>8</held></r>');
  assert.equal(rewrite('<r><un>1<x>2</x></un>3</r>', rule), '<r>1<x>2</x>3</r>');
});

test('a text can be replaced until the end, unless it is gone', () => {
  const slots: Slot[] = [];
  const rule: Rule = {
    open: ({ local, parent }) => {
      if (local === 'bad') parent?.remove();
      return local === 'held' ? { held: true } : undefined;
    },
    text: (value, { local }, slot) => {
      if (local === 't') slots.push(slot());
      return value === 'now' ? 'a<b' : undefined;
    },
    close: ({ local }) => {
      if (local === 'r') slots.forEach((slot, i) => slot.set(`${i}&`));
    },
  };
  assert.equal(rewrite('<r><t>x</t>now<held><t>y</t><bad/></held><u>z</u><t>w</t></r>', rule), '<r><t>0&amp;</t>a&lt;b<u>z</u><t>2&amp;</t></r>');
});

test('cells that are passed over are those that no rule would have changed', () => {
  const cell = fc.constantFrom('<c r="A1"/>', '<c r="B2" s="1" t="s"><v>0</v></c>', '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', '<c r="C3"><f>B2*2</f><v>4</v></c>',
    '<c r="D4" xr:uid="{1}"><v>1</v></c>', '<c><v>1</v><extLst><ext uri="x"><xr:y/></ext></extLst></c>', '<c><v>&lt;</v></c>', '<!-- c -->'); // prettier-ignore
  const sheet = (cells: string[]) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xr="urn:x"><sheetData><row>${cells.join('')}</row></sheetData></worksheet>`;
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
      const { rule } = ooxmlRule(() => undefined);
      const { plain: _, ...slow } = ooxmlRule(() => undefined).rule;
      assert.equal(rewrite(sheet(cells), rule), rewrite(sheet(cells), slow));
    }),
  );
});
