import { parseArgs } from 'node:util';
import { type InventedPerson, inventedPeople } from '#local/aws/invented-people';
import { LOCAL_PASSWORD, tokensOf } from '#local/aws/people';
import { readStack } from '#local/aws/stack';
import { Trouble, wordsOf } from '#local/aws/trouble';
import type { Command } from './command.ts';

const people = inventedPeople();

const USAGE = `npm run token -- --as PERAN|NAMA [--id]

Token akses seseorang pada sistem lokal yang sedang berjalan (npm start), untuk API admin; berlaku 15 menit. Hanya token yang
ditulis ke keluaran baku. Orang-orangnya rekaan, kata sandi semuanya "${LOCAL_PASSWORD}".
Somebody's access token on the running local system, for the admin API; it holds for 15 minutes. Nothing but the token is
written to standard output. The people are invented, and all have that password. --id: the ID token, which the API refuses.

  curl -H "Authorization: Bearer $(npm run --silent token -- --as lapor-admin)" 'ALAMAT/v1/admin/me'

${people.map(({ id, groups }) => `  ${id.padEnd(16)}${groups.join(', ') || '(tanpa peran / no role)'}`).join('\n')}`;

const personAs = (given: string): InventedPerson => {
  const person = people.find(({ id, groups }) => id === given || groups.includes(given));
  if (person === undefined) throw new Trouble(`--as ${given}: tidak ada / nobody is that\n\n${USAGE}`);
  return person;
};

export const token: Command = async (args, { print, complain, findAws }) => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { as: { type: 'string' }, id: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help === true || values.as === undefined) print(USAGE);
    else {
      const person = personAs(values.as);
      const tokens = await tokensOf(await readStack(await findAws()), person.id);
      print(values.id === true ? tokens.id : tokens.access);
    }
    return 0;
  } catch (cause) {
    complain(wordsOf(cause));
    return 1;
  }
};
