import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readContactBook, writeContact } from '#local/aws/contact-book';
import { deliveriesOf } from '#local/aws/records';
import { readStack, type Stack } from '#local/aws/stack';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { alignedRow, widthsOf } from '#local/pages/columns';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import {
  Contact,
  type ContactHealth,
  contactOf,
  placeOf,
  TROUBLE_NAMES,
  troubleOf,
  WAY_NAMES,
} from '#shared/domain/office/contact';
import { recipientOf } from '#shared/domain/office/recipient';
import { PersonId } from '#shared/domain/report/report';
import type { Command, Terminal } from './command.ts';

const USAGE = `npm run contacts -- show
npm run contacts -- set PENERIMA ALAMAT

Menampilkan atau mengganti kontak pada sistem lokal yang sedang berjalan (npm start). ALAMAT: surel, atau URL sebuah webhook.
Shows the running local system's contact book, or changes one entry: a mail address, or the URL of a webhook. A recipient
whose address bounced is told again within a minute after it is changed, of whatever comes from then on.

  npm run contacts -- set grup-umum grup-umum@kantor.contoh.invalid`;

const policy = loadPolicy();

const recipientNamed = (name: string) => {
  const id = PersonId.safeParse(name);
  const recipient = id.success ? recipientOf(policy, id.data) : undefined;
  if (recipient !== undefined) return recipient;
  const known = [...policy.office.people, ...policy.office.groups].map((one) => one.id);
  throw new Trouble(`${name}: bukan penerima / no such recipient. ${known.join(', ')}`);
};

const show = async (stack: Stack, { print }: Terminal): Promise<void> => {
  const book = await readContactBook(stack);
  const deliveries = deliveriesOf(stack);
  const rowOf = async (id: PersonId): Promise<readonly string[]> => {
    const found = contactOf(book, id);
    const health: ContactHealth | undefined = await deliveries.health(id);
    const trouble = found.ok ? troubleOf(health, found.hash) : found.why;
    const state = trouble === undefined ? 'baik' : `KENDALA: ${TROUBLE_NAMES[trouble].id}`;
    return [id, found.ok ? WAY_NAMES[found.contact.by].id : '–', found.ok ? placeOf(found.contact) : '–', state];
  };
  const rows = await Promise.all([...policy.office.people, ...policy.office.groups].map(({ id }) => rowOf(id)));
  const all = [['penerima', 'lewat', 'alamat', 'keadaan'], ...rows];
  const widths = widthsOf(all);
  print(all.map((row) => alignedRow(row, widths)).join('\n'));
};

const contactFrom = (address: string): Contact => {
  const entry = z.url({ protocol: /^https?$/ }).safeParse(address).success
    ? { by: 'webhook', url: address, secret: `whsec_${randomBytes(32).toString('base64')}` }
    : { by: 'mail', address };
  const contact = Contact.safeParse(entry);
  if (!contact.success) throw new Trouble(`${address}: bukan alamat surel atau URL / neither a mail address nor a URL`);
  return contact.data;
};

const set = async (stack: Stack, name: string, address: string, { print }: Terminal): Promise<void> => {
  const { id } = recipientNamed(name);
  const contact = contactFrom(address);
  await writeContact(stack, id, contact);
  print(`${id}: ${placeOf(contact)}, dipakai dalam satu menit / used within a minute`);
  if (contact.by === 'webhook') print(`Kunci tanda tangan / signing secret: ${contact.secret}`);
};

export const contacts: Command = async (args, terminal) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    });
    const [verb, name, address, ...others] = positionals;
    if (values.help === true) terminal.print(USAGE);
    else if (verb === 'show' && name === undefined) await show(await readStack(await terminal.findAws()), terminal);
    else if (verb === 'set' && name !== undefined && address !== undefined && others.length === 0)
      await set(await readStack(await terminal.findAws()), name, address, terminal);
    else throw new Trouble(USAGE);
    return 0;
  } catch (cause) {
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
