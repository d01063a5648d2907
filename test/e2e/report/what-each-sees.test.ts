import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#local/aws/folders';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { Acted } from '#shared/contracts/http/command-call';
import { isTold } from '#shared/domain/notices/delivery';
import { reportSubject } from '#shared/domain/notices/subject';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { actAs, ask, see } from '#test/e2e/acting';
import { tokenAs } from '#test/e2e/officer';
import { aPosting, eventually, records, send } from '#test/e2e/system';
import { deliveries, makeDue, runWatch, TEXTS } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';

/** Three reports from their first word to their last, on the deployed system, as docs/a-day.md tells them. */

const dayTold = readFileSync(join(ROOT, 'docs', 'a-day.md'), 'utf8');

const PEOPLE = [
  ['lapor-admin', 'admin LAPOR!'],
  ['staff-llaj', 'staf LLAJ'],
  ['head-llaj', 'kepala LLAJ'],
  ['head-asdp', 'kepala ASDP'],
  ['secretary', 'Sekretaris'],
  ['inspector', 'inspektur'],
  ['oversight-reader', 'pembaca pengawasan'],
] as const;

/** What somebody is shown of a report, and what is open to them. */
const sightOf = async (id: ReportId, group: string): Promise<string> => {
  const { status, body } = await see(group, id);
  if (status !== 200) {
    expect(status).toBe(404);
    const former = await ask(await tokenAs(group), 'GET', `reports/${id}/former`);
    return `${former.status === 200 ? 'seperti ketika lepas dari unitnya' : 'tidak ada'} | –`;
  }
  const { report, open, ...seen } = ReportShown.parse(body);
  const parts = [
    ...(seen.words === undefined ? [] : ['isi']),
    ...(seen.messages === undefined || seen.messages.length === 0 ? [] : [`${seen.messages.length} pesan`]),
    ...(seen.timeline === undefined ? [] : [`riwayat (${seen.timeline.length})`]),
    ...(seen.proposal === undefined ? [] : ['usulan mesin']),
    ...(seen.deliveries === undefined ? [] : ['pengantaran']),
    ...(seen.oversight === undefined ? [] : [`pengawasan: ${seen.oversight.stands}`]),
    ...(seen.waiting === undefined ? [] : ['langkah yang menunggu']),
  ];
  const commands = open.map(({ command }) => command);
  return `**${report.status}**: ${parts.join(', ')} | ${commands.length === 0 ? '–' : commands.join(', ')}`;
};

/** The same for everybody; people who see the same stand in one row. */
const seenBy = async (id: ReportId): Promise<string> => {
  const seen = await Promise.all(PEOPLE.map(async ([group, name]) => ({ name, sight: await sightOf(id, group) })));
  const rows = Map.groupBy(seen, ({ sight }) => sight);
  return [
    '| Siapa · *Who* | Melihat · *Sees* | Terbuka baginya · *Open to them* |',
    '|---|---|---|',
    ...[...rows].map(([sight, people]) => `| ${people.map(({ name }) => name).join(', ')} | ${sight} |`),
  ].join('\n');
};

/** Who was told of which step, by what kind of notice. */
const rowsTold = async (id: ReportId): Promise<readonly string[]> => {
  const events = await records.events(id);
  return (await deliveries.of(reportSubject(id)))
    .filter(isTold)
    .map(({ kind, recipient, version }) => [version, `${events[version - 1]?.event.type}`, kind, recipient] as const)
    .toSorted(([a, , , one], [b, , , other]) => a - b || one.localeCompare(other))
    .map(([, type, kind, recipient]) => `| ${type} | ${kind} | ${recipient} |`);
};

/** Of the rows that are wanted in the end, those of steps that were taken. */
const dueOf = (wanted: readonly string[], steps: readonly string[]): readonly string[] => {
  let at = -1;
  let last: string | undefined;
  const isTaken = (row: string): boolean => {
    const type = row.split(' ')[1] ?? '';
    if (type === last) return true;
    last = type;
    at = steps.indexOf(type, at + 1);
    return at >= 0;
  };
  const open = wanted.findIndex((row) => !isTaken(row));
  return open < 0 ? wanted : wanted.slice(0, open);
};

/** From nine in the evening a unit is told of nothing but danger until the morning: in a story it is told at once. */
const asByDay = async (id: ReportId): Promise<void> => {
  const waiting = (await deliveries.of(reportSubject(id))).filter(
    ({ state, notBefore }) => state === 'queued' && notBefore > Date.now(),
  );
  if (waiting.length === 0) return;
  await makeDue(waiting);
  await runWatch();
};

/** A notice that the next step overtakes is withheld: nobody goes on before those who are to be told were told. */
const allTold = async (id: ReportId, wanted: readonly string[]): Promise<void> => {
  const steps = (await records.events(id)).map(({ event }) => event.type);
  const due = dueOf(wanted, steps);
  await eventually(`everybody told of ${steps.at(-1)}`, async () => {
    await asByDay(id);
    const told = await rowsTold(id);
    return due.every((row) => told.includes(row)) || undefined;
  });
};

const HEAD = ['| Langkah · *Step* | Pemberitahuan · *Notice* | Kepada · *To* |', '|---|---|---|'];

const sent = async (
  text: string,
): Promise<{ readonly id: ReportId; readonly say: (type: string, text: string) => Promise<void> }> => {
  const externalId = `e2e-hari-${randomUUID()}`;
  const say = async (type: string, words: string): Promise<void> => {
    expect((await send({ ...aPosting({ externalId, text: words }), type })).status).toBe(202);
  };
  await say('report.submitted', text);
  return { id: reportIdOf(LAPOR, externalId), say };
};

const recorded = async (id: ReportId, type: string, times = 1): Promise<void> => {
  await eventually(`${times} ${type}`, async () => {
    await asByDay(id);
    const events = await records.events(id);
    return events.filter(({ event }) => event.type === type).length >= times || undefined;
  });
};

const by = async (group: string, id: ReportId, command: string, body: object = {}): Promise<void> => {
  const answer = await actAs(group, id, command, body);
  expect([command, answer.status, answer.body['code']]).toEqual([command, 200, undefined]);
  Acted.parse(answer.body);
};

/** What stands under a heading of the page: the tables alone, one text a step. */
const tablesUnder = (heading: string): readonly string[] => {
  const section = dayTold.split(/^## /m).find((text) => text.startsWith(heading)) ?? expect.fail(heading);
  return section
    .split(/^### /m)
    .slice(1)
    .map((step) => (step.match(/^\|.*$/gm) ?? []).join('\n'));
};

type Act = () => Promise<void>;

/** Takes the steps of a report one after another, and compares what is seen after each with the page. */
const asTold = async (heading: string, id: ReportId, steps: readonly Act[]): Promise<void> => {
  const page = tablesUnder(heading);
  const wanted = (page.at(-1) ?? '').split('\n').slice(HEAD.length);
  const seen: string[] = [];
  for (const step of steps) {
    await step();
    seen.push(await seenBy(id));
    await allTold(id, wanted);
  }
  seen.push([...HEAD, ...(await rowsTold(id))].join('\n'));
  expect(seen).toEqual(page);
};

describe('a day of the office, as its page tells it', () => {
  it('a report of a service goes by way of the wrong unit to its end', async () => {
    const { id, say } = await sent(TEXTS.llaj);
    await asTold('A.', id, [
      () => recorded(id, 'Informed'),
      () => by('lapor-admin', id, 'confirm'),
      () =>
        by('head-llaj', id, 'handBack', {
          reason: 'notThisUnit',
          text: 'Lampu itu milik dermaga penyeberangan. (rekaan)',
        }),
      async () => {
        await by('lapor-admin', id, 'route', { assignee: 'asdp' });
        await recorded(id, 'Informed', 2);
      },
      async () => {
        await by('head-asdp', id, 'markProcessed');
        await by('head-asdp', id, 'startWork');
      },
      () => by('head-asdp', id, 'askReporter', { text: 'Lampu yang mana? (rekaan)' }),
      async () => {
        await say('report.updated', 'Yang di depan pasar. (rekaan)');
        await recorded(id, 'Resumed');
      },
      () => by('lapor-admin', id, 'postAnswer', { text: 'Lampu akan dinyalakan besok. (rekaan)' }),
      () => by('head-asdp', id, 'resolve', { result: 'answered' }),
      () => by('lapor-admin', id, 'close', { closedBy: 'reporter' }),
    ]);
  });

  it('an accusation goes to the inspector, and is not there for whoever is named', async () => {
    const { id } = await sent(TEXTS.oversight);
    await asTold('B.', id, [
      () => recorded(id, 'HeldForTriage'),
      () =>
        by('lapor-admin', id, 'classify', {
          class: 'oversight',
          topic: 'dugaan-pungli',
          urgency: 'normal',
          recused: ['sekretaris'],
        }),
      () => by('inspector', id, 'startWork'),
      () => by('inspector', id, 'resolve', { result: 'planned' }),
      () => by('inspector', id, 'close', { closedBy: 'officer' }),
    ]);
  });

  it('a suspicion that was none is cleared by two, and goes its way as any other', async () => {
    const { id } = await sent(TEXTS.oversight);
    const step = { type: 'classify', topic: 'pju', urgency: 'normal', assignee: 'llaj' };
    await asTold('C.', id, [
      () => recorded(id, 'HeldForTriage'),
      () => by('lapor-admin', id, 'proposeStep', { step, text: 'Tidak ada tuduhan di dalamnya. (rekaan)' }),
      async () => {
        await by('oversight-reader', id, 'approveStep');
        await recorded(id, 'Informed');
      },
    ]);
  });
});
