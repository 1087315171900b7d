// Proving authorship: the source types who claims the message, sees what that proves and what it ends, and sends it in a visit of its own.

import { isClaimant } from '../../crypto/claimant.ts';
import type { ReceiptView } from '../../worker/calls.ts';
import type { App, Complaint, Screen } from '../app.ts';
import { button, choices, el, markWrong, paragraphs, replace, textField } from '../dom.ts';
import { date } from '../format.ts';
import { writeAnew } from './anew.ts';
import { readMessages } from './inbox.ts';
import { cleared, prepare } from './send.ts';

/** Letters of a name; the protocol allows 400 bytes. */
const NAME_LIMIT = 200;

/** What is being filled in. */
interface Filling {
  readonly challenge: string;
  /** The own messages that the body has, with their numbers on the time line. */
  readonly messages: readonly { readonly number: number; readonly receipt: ReceiptView }[];
  readonly today: number;
  claimant: string;
  chosen: number;
}

/** The messages that can be claimed: the body must have signed that it has them. */
export function claimable(receipts: readonly ReceiptView[]): Filling['messages'] {
  return receipts.map((receipt, at) => ({ number: at + 1, receipt })).filter(({ receipt }) => receipt.state !== 'in-log');
}

export function prove(app: App, challenge: string): void {
  const { receipts, today } = app.inbox ?? { receipts: [], today: 0 };
  const messages = claimable(receipts);
  app.go(name({ challenge, messages, today, claimant: '', chosen: messages[0]?.number ?? 0 }));
}

function name(filling: Filling): Screen {
  return (app) => {
    const complaint = el('div', {});
    const { messages } = filling;
    const field = textField({
      label: app.t('claim_name_label'),
      hint: app.t('claim_name_hint'),
      test: 'claim-name',
      value: filling.claimant,
      limit: NAME_LIMIT,
      input: (value) => {
        filling.claimant = value;
      },
    });
    const complain = ({ note }: Complaint) => {
      replace(complaint, note());
      markWrong(field);
    };
    if (app.complaint !== undefined) complain(app.complaint);
    const titled = { name: 'claim', title: app.t('claim_title'), back: () => readMessages(app) };
    if (messages.length === 0) return { ...titled, content: [el('p', { class: 'lead', test: 'claim-none' }, app.t('claim_none'))] };
    return {
      ...titled,
      content: [
        el('p', { class: 'lead' }, app.t('claim_lead')),
        messages.length > 1 &&
          choices(
            app.t('claim_which'),
            false,
            messages.map(({ number, receipt }) => ({
              value: String(number),
              label: app.t('receipt_number', { n: number }),
              ...(receipt.received === undefined ? {} : { hint: app.t('receipt_day', { date: date(app.locale, receipt.received) }) }),
              test: `claim-message-${number}`,
            })),
            String(filling.chosen),
            (value) => {
              filling.chosen = Number(value);
            },
          ),
        field,
        complaint,
        button(app.t('next'), 'continue', 'primary', () => {
          filling.claimant = filling.claimant.trim();
          if (isClaimant(filling.claimant)) {
            app.go(check(filling));
            return;
          }
          app.complaint = { note: () => el('p', { class: 'note bad', role: 'alert', test: 'error', 'data-code': 'claim-name' }, app.t('claim_name_wrong')) };
          complain(app.complaint);
        }),
      ],
    };
  };
}

/** The words that will be signed, as they will be read; then the last word. */
function check(filling: Filling): Screen {
  return (app) => {
    const { claimant, challenge } = filling;
    const chosen = filling.messages.find(({ number }) => number === filling.chosen) ?? filling.messages[0];
    const receipt = chosen?.receipt;
    const list = (text: string) => el('ul', { class: 'plain' }, ...text.split('\n').map((point) => el('li', {}, point)));
    return {
      name: 'claim-check',
      title: app.t('claim_check_title'),
      back: () => app.go(name(filling)),
      content: [
        el('blockquote', { class: 'signed', test: 'claim-statement' }, app.t('claim_statement', { name: claimant, agency: app.name(app.chosen().names), n: chosen?.number ?? 0, date: date(app.locale, filling.today) })),
        el('h2', {}, app.t('claim_proves')),
        list(app.t('claim_proves_list')),
        el('h2', {}, app.t('claim_ends')),
        list(app.t('claim_ends_list')),
        ...paragraphs(app.t('claim_visit')),
        button(app.t('claim_confirm'), 'claim-confirm', 'primary', () => {
          const body = app.chosen();
          if (receipt === undefined) return;
          const { year, slot, tag } = receipt;
          const again = check(filling);
          writeAnew(app, body, (anew) => {
            anew.written.kind = 'claim';
            anew.written.claim = { claimant, challenge, year, slot, tag };
            anew.claiming = again;
            prepare(anew);
          });
        }),
        button(app.t('claim_not_now'), 'claim-not-now', 'quiet', () => {
          app.forget();
          app.go(cleared);
        }),
      ],
    };
  };
}
