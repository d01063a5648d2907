import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { showMinute } from '#local/pages/office-time';
import { type LaidOutMail, layOutMail } from '#shared/adapters/mail/mail-layout';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { systemClock } from '#shared/adapters/system/clock';
import { MOST_IN_ONE_MAIL } from '#shared/contracts/messages/notice-message';
import { readMoment } from '#shared/domain/arrival/read-value';
import { WORKING_UNIT_NAMES, type WorkingTime } from '#shared/domain/calendar/working-time';
import { NoticeKind } from '#shared/domain/notices/kind';
import type { Notice } from '#shared/domain/notices/notice';
import type { NoticeRule } from '#shared/domain/notices/rules';
import type { Telling } from '#shared/domain/notices/telling';
import { noticeText } from '#shared/domain/notices/text';
import { tellAt } from '#shared/domain/notices/timing';
import type { Audience } from '#shared/domain/office/audience';
import { peopleWith, Role, recipientOf } from '#shared/domain/office/recipient';
import { Instant } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import { inventNotice } from './invented-notice.ts';

const USAGE = `Usage: npm run notice -- preview [--kind newReport] [--lang id|en] [--several 3] [--secret]
                                 [--received 2026-11-24T22:00] [--all] [--html FILE] [--json]

Shows what the office's rules make of invented reports, without any system running: who is told and when, subject and text.
--several puts so many into one notice; --all goes through every kind in both languages. --html writes the notice as a mail
program would show it; with --all it names a folder, with a file each.
Kinds: ${NoticeKind.options.join(', ')}.`;

const policy = loadPolicy();
/** Nobody's address: the links lead nowhere. */
const CONSOLE_URL = 'https://konsol.contoh.invalid';

const Asked = z.object({
  kind: NoticeKind.default('newReport'),
  lang: z.enum(['id', 'en']).default('id'),
  several: z.coerce.number().int().min(1).max(MOST_IN_ONE_MAIL).default(1),
  secret: z.boolean().default(false),
  received: z.string().optional(),
});
type Asked = z.infer<typeof Asked>;

type Preview = {
  readonly kind: NoticeKind;
  readonly language: 'id' | 'en';
  readonly rules: readonly string[];
  readonly recipients: readonly string[];
  readonly urgent: boolean;
  readonly mail: LaidOutMail;
};

const receivedAt = (given: string | undefined): Instant => {
  if (given === undefined) return systemClock();
  const read = Instant.safeParse(readMoment(given, policy.office.zone));
  if (!read.success) throw new Trouble(`received: not a date and time: ${given}`);
  return read.data;
};

const previewOf = ({ kind, lang, several, secret, received }: Asked): Preview => {
  const at = receivedAt(received);
  const invent = (n: number) => inventNotice(policy, { kind, n, receivedAt: at, secret });
  const first = invent(0);
  const others = Array.from({ length: several - 1 }, (_, index): Telling => invent(index + 1).telling);
  const text = noticeText(policy, lang, [first.telling, ...others], CONSOLE_URL);
  return {
    kind,
    language: lang,
    rules: rulesOf(kind),
    recipients: first.owed.map((notice) => recipientLine(notice, first.at)),
    urgent: text.urgent,
    mail: layOutMail(text),
  };
};

/** Who is told of a kind at all, rule by rule. */
const rulesOf = (kind: NoticeKind): readonly string[] => {
  switch (kind) {
    case 'undeliverable':
      return [`kendala kontak / trouble of a contact → ${policy.notices.undeliverableTo.map(audienceLine).join('; ')}`];
    case 'dangerParked':
      return [
        `bahaya / danger → ${policy.notices.parkedTo.danger.map(audienceLine).join('; ')}`,
        `bahaya, mengadukan seseorang / danger, accusing somebody → ${policy.notices.parkedTo.suspectedDanger.map(audienceLine).join('; ')}`,
      ];
    case 'dangerInformal':
      return [
        `bahaya / danger → grup unitnya / the group of its unit; ${policy.notices.informalTo.danger.map(audienceLine).join('; ')}`,
        `bahaya, mengadukan seseorang / danger, accusing somebody → ${policy.notices.informalTo.suspectedDanger.map(audienceLine).join('; ')}`,
      ];
    case 'reportMissing':
      return [
        `${showLimit(policy.watch.reportMissingAfter)} kemudian / later → ${policy.notices.parkedTo.missing.map(audienceLine).join('; ')}`,
      ];
    case 'unitSilent':
      return [
        `${policy.activities.target.silentDays} hari tanpa berita / days without news → ${policy.notices.silenceTo.map(audienceLine).join('; ')}`,
      ];
    case 'queueUnopened':
      return policy.watch.duty.map(
        ({ at, to }) => `belum dibuka pukul / not opened by ${at} → ${to.map(audienceLine).join('; ')}`,
      );
    case 'officeChanged':
      return [`perubahan akun / a change of accounts → ${audienceLine('secretary')}; ${audienceLine('inspector')}`];
    case 'digest':
      return [`minggu atau bulan yang berakhir / a week or month that ended → ${audienceLine('secretary')}`];
    case 'takenAway':
      return [
        'laporan diambil, ke mana pun / a report is taken away, wherever it goes → grup yang memegangnya / the group that had it',
      ];
    case 'overdue':
      return policy.watch.ladders.map(({ oversight, clocks, onMiss }) =>
        ladderLine(clocks, oversight, 'lewat / missed', onMiss),
      );
    case 'escalated':
      return policy.watch.ladders.flatMap(({ oversight, clocks, steps }) =>
        steps.map(({ after, to }) => ladderLine(clocks, oversight, `${showLimit(after)} kemudian / later`, to)),
      );
    default:
      return policy.notices.rules.filter((rule) => rule.kind === kind).map(ruleLine);
  }
};

const ladderLine = (clocks: readonly string[], oversight: string, when: string, to: readonly Audience[]): string =>
  `${clocks.join(', ')} (pengawasan / oversight: ${oversight}; ${when}) → ${to.map(audienceLine).join('; ')}`;

const showLimit = ({ limit, unit }: WorkingTime): string =>
  `${limit} ${WORKING_UNIT_NAMES[unit].id} / ${WORKING_UNIT_NAMES[unit].en}`;

const ruleLine = ({ on, oversight, urgency, to }: NoticeRule): string =>
  [
    on.join(', '),
    ` (pengawasan / oversight: ${oversight}`,
    urgency === undefined ? '' : `; kedaruratan / urgency: ${urgency.join(', ')}`,
    `) → ${to.map(audienceLine).join('; ')}`,
  ].join('');

const ids = (members: readonly { readonly id: string }[]): string => members.map(({ id }) => id).join(', ');

const audienceLine = (audience: Audience): string => {
  const role = Role.safeParse(audience);
  if (role.success) return `${audience}: ${ids(peopleWith(policy, role.data))}`;
  switch (audience) {
    case 'overseer':
      return `overseer: ${ids(peopleWith(policy, 'secretary'))} (+ ${ids(peopleWith(policy, 'inspector'))} bila disebut / if named)`;
    case 'holder':
      return `holder: grup pemegang / the group that has it, atau / else ${ids(peopleWith(policy, 'laporAdmin'))}`;
    case 'head':
      return `head: kepala unitnya / who heads the unit, atau / else ${ids(peopleWith(policy, 'secretary'))}`;
    case 'approver':
      return 'approver: yang boleh menyetujui dan tidak disebut di dalamnya / who may approve it and is not named in it';
    default:
      return `${audience}: grup pemegang / the group that has it`;
  }
};

/** One who is told of the invented report, and when. */
const recipientLine = ({ kind, recipient: id, urgent }: Notice, at: Instant): string => {
  const recipient = recipientOf(policy, id);
  if (recipient === undefined) return id;
  const { officeHours } = policy.notices.words[kind];
  const due = tellAt(policy, recipient, { urgent, officeHours }, at);
  const { from, until } = policy.notices.quietHours;
  const habits = [
    ...(recipient.quiet ? [`jam tenang / quiet ${from}–${until}`] : []),
    ...(recipient.grouping === undefined ? [] : ['sejam sekali / hourly']),
    ...(urgent ? ['pada jam berapa pun / at any hour'] : []),
    ...(officeHours && !urgent ? ['pada jam kerja / in office hours'] : []),
  ];
  const when = due <= at ? 'seketika / at once' : `pada / at ${showMinute(due)} WIB`;
  return `${id} (${recipient.name[recipient.language]}): ${[when, ...habits].join('; ')}`;
};

const show = ({ kind, language, rules, recipients, urgent, mail }: Preview, { print }: Terminal): void => {
  print(`━━ ${kind} · ${language}${urgent ? ' · urgent' : ''}`);
  for (const line of rules) print(`   aturan / rule     ${line}`);
  for (const line of recipients) print(`   diberi tahu / told ${line}`);
  print(`   ukuran / size      ${Buffer.byteLength(mail.html)} bytes HTML`);
  print(`\nSubject: ${mail.subject}\n\n${mail.text}`);
};

/** The options, read; what is wrong with one is said by its name. */
const askedFor = (values: unknown): Asked => {
  const asked = Asked.safeParse(values);
  if (asked.success) return asked.data;
  throw new Trouble(asked.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'));
};

const main: Command = async (args, terminal) => {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kind: text,
      lang: text,
      several: text,
      received: text,
      html: text,
      secret: yes,
      all: yes,
      json: yes,
      help: { ...yes, short: 'h' },
    },
  });
  if (values.help === true) {
    terminal.print(USAGE);
    return 0;
  }
  if (positionals.length !== 1 || positionals[0] !== 'preview') throw new Trouble('there is one command: preview');
  const asked = askedFor(values);
  const all = NoticeKind.options.flatMap((kind) => (['id', 'en'] as const).map((lang) => ({ ...asked, kind, lang })));
  const previews = (values.all === true ? all : [asked]).map(previewOf);
  if (values.html !== undefined && values.all === true) await mkdir(values.html, { recursive: true });
  for (const { kind, language, mail } of values.html === undefined ? [] : previews) {
    await writeFile(
      values.all === true ? join(values.html ?? '', `${kind}-${language}.html`) : (values.html ?? ''),
      mail.html,
    );
  }
  if (values.json === true) terminal.print(JSON.stringify(previews, null, 2));
  else for (const preview of previews) show(preview, terminal);
  return 0;
};

export const notice: Command = async (args, terminal) => {
  try {
    return await main(args, terminal);
  } catch (cause) {
    terminal.complain(`${wordsOf(cause)}\n\n${USAGE}`);
    return 2;
  }
};
