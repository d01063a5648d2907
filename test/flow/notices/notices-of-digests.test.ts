import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { layOutMail } from '#shared/adapters/mail/mail-layout';
import { fileLinkKey } from '#shared/adapters/table/keys';
import { PUBLIC_API_OPERATIONS } from '#shared/contracts/http/public-operations';
import { fileTokenOf, TOKEN_BYTES } from '#shared/domain/access/file-link';
import { digestSubject } from '#shared/domain/notices/subject';
import { sha256 } from '#shared/domain/words/hash';
import { A_WEEK, APRIL, digestBytes } from '#test/support/builders/a-digest';
import { shownInWib } from '#test/support/builders/a-report';
import { DIGEST_STORY, told as toldStory } from '#test/support/builders/notice-stories';
import type { AcceptedMail } from '#test/support/fakes/fake-mailer';
import {
  API_URL,
  addressOf,
  aNoticeWorld,
  DAY,
  GATEWAY_SECRET,
  GATEWAY_URL,
  HOUR,
  type NoticeRules,
  type NoticeWorld,
} from '#test/support/fakes/notice-world';
import { refusal, told } from '#test/support/laws/answers';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

/** A world after the digest of April was made for the Secretary, on a Tuesday evening, and everything came to rest. */
const afterApril = async (rules: NoticeRules = {}): Promise<NoticeWorld> => {
  const world = aNoticeWorld(rules);
  await world.digest(APRIL);
  await world.settleDown();
  return world;
};
const onlyMail = (world: NoticeWorld): AcceptedMail => {
  const [mail, ...more] = world.mailer.accepted();
  if (mail === undefined || more.length > 0) throw new Error(`${more.length + 1} mails or none`);
  return mail;
};
const linksIn = ({ text }: AcceptedMail) => text.items.flatMap(({ links }) => links);
const open = (world: NoticeWorld, url: string): Promise<APIGatewayProxyStructuredResultV2> =>
  world.front.callPublic({ method: 'GET', path: url.replace(API_URL, '') });
const whole = ({ statusCode, headers, body }: APIGatewayProxyStructuredResultV2): string =>
  JSON.stringify([statusCode, headers, body]);

describe('a digest that was made', () => {
  it('is mailed when the office opens, with what matters in the mail and the document along with it', async () => {
    const world = await afterApril();
    const mail = onlyMail(world);
    expect(mail.to).toBe(addressOf('sekretaris'));
    // Made on Tuesday, 3 November 2026, 19:00; the office opens at half past seven.
    expect(shownInWib(mail.at)).toBe('2026-11-04 07:30');
    const { subject, text } = layOutMail(mail.text);
    expect(subject).toBe('Laporan kepatuhan April 2025');
    expect(text).toContain('Meja Sekretaris Dinas: tidak ada yang lewat.');
    expect(text).toContain('Tidak ada laporan terbuka yang lewat batas.');
    expect(text).toContain('Antrean terlambat dibuka pada 2 hari kerja; tambah penjaga antrean, ubah jam, atau tegur?');
    expect(text).toContain('Lampiran: laporan-kepatuhan-2025-04.pdf');
    expect(mail.attachments).toEqual([
      {
        name: 'laporan-kepatuhan-2025-04.pdf',
        type: 'application/pdf',
        bytes: Uint8Array.from(digestBytes('sekretaris', '2025-04', 'laporan-kepatuhan.pdf')),
      },
    ]);
    expect(await endsOf(world)).toEqual({ 'digest_2025-04 digest sekretaris 1': 'delivered' });
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('is one mail, however often it is begun', async () => {
    const world = aNoticeWorld();
    await Promise.all([world.digest(APRIL), world.digest(APRIL)]);
    await world.settleDown();
    await world.digest(APRIL);
    await world.settleDown();
    expect(world.mailer.accepted()).toHaveLength(1);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('is another mail for another period and another recipient, each with its own document', async () => {
    const world = await toldStory(DIGEST_STORY);
    const shown = world.mailer.accepted().map(({ to, attachments: [file] }) => [to, Buffer.from(file?.bytes ?? [])]);
    expect(shown).toEqual([
      [addressOf('sekretaris'), digestBytes('sekretaris', '2025-04', 'laporan-kepatuhan.pdf')],
      [addressOf('inspektur'), digestBytes('inspektur', '2025-W18', 'laporan-kepatuhan.pdf')],
    ]);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('is told to nobody who may not read of oversight', async () => {
    const world = aNoticeWorld();
    await world.digest(APRIL, 'admin-lapor');
    await world.digest(APRIL, 'grup-llaj');
    await world.settleDown();
    expect(world.mailer.accepted()).toEqual([]);
    expect(Object.values(await endsOf(world))).toEqual(['withheld notTheirs', 'withheld notTheirs']);
  });

  it('is settled by the mail service’s news: where it bounces, those who can mend it are told', async () => {
    const fate = ({ to }: AcceptedMail) =>
      to === addressOf('sekretaris')
        ? [{ type: 'PermanentBounce', after: 1_000 } as const]
        : [{ type: 'Delivery', after: 1_000 } as const];
    const world = await afterApril({ mailer: { fate } });
    expect(await endsOf(world)).toEqual({
      'digest_2025-04 digest sekretaris 1': 'bounced',
      'contact_sekretaris undeliverable admin-lapor 1': 'delivered',
    });
  });

  it('goes to a chat as text and links, with nothing attached and nothing said to be', async () => {
    const world = aNoticeWorld();
    world.setContact('sekretaris', { by: 'webhook', url: GATEWAY_URL, secret: GATEWAY_SECRET });
    await world.digest(APRIL);
    await world.settleDown();
    expect(world.mailer.accepted()).toEqual([]);
    const [message] = world.gateway.messages();
    const { data } = JSON.parse(message?.body ?? '');
    expect(data.text).toContain('Meja Sekretaris Dinas: tidak ada yang lewat.');
    expect(data.text).not.toContain('Lampiran');
    expect(data.links).toHaveLength(3);
    for (const url of data.links) expect((await open(world, url)).statusCode).toBe(200);
  });
});

describe('several digests in one mail', () => {
  const HOURLY = (() => {
    const { policy } = aNoticeWorld();
    const people = policy.office.people.map((one) =>
      one.id === 'sekretaris' ? { ...one, grouping: 'hourly' as const } : one,
    );
    return { ...policy, office: { ...policy.office, people } };
  })();

  it('bring all their documents', async () => {
    const world = aNoticeWorld({ policy: HOURLY });
    await world.digest(APRIL);
    await world.digest(A_WEEK);
    await world.settleDown();
    const mail = onlyMail(world);
    expect(mail.text.subject).toBe('2 pemberitahuan (laporan kepatuhan)');
    expect(mail.attachments.map(({ name }) => name)).toEqual([
      'laporan-kepatuhan-2025-04.pdf',
      'laporan-kepatuhan-2025-W18.pdf',
    ]);
    expect(linksIn(mail)).toHaveLength(6);
  });

  it('bring as much as a mail server takes; what is left out is behind its link', async () => {
    const world = aNoticeWorld({ policy: HOURLY });
    const large = Buffer.alloc(4_000_000, 7);
    for (const period of [APRIL, A_WEEK]) {
      await world.front.evaluations.keep(`digests/sekretaris/${period}/laporan-kepatuhan.pdf`, large);
      await world.digest(period);
    }
    await world.settleDown();
    const mail = onlyMail(world);
    expect(mail.attachments.map(({ bytes }) => bytes.length)).toEqual([4_000_000]);
    const attached = mail.text.items.map(({ facts }) => facts.some(({ label }) => label === 'Lampiran'));
    expect(attached).toEqual([true, false]);
    const urls = linksIn(mail).flatMap(({ label, url }) => (label.includes('PDF') ? [url] : []));
    const sizes = await Promise.all(
      urls.map(async (url) => Buffer.from((await open(world, url)).body ?? '', 'base64').length),
    );
    expect(sizes).toEqual([4_000_000, 4_000_000]);
  });
});

describe('a link to a file', () => {
  it('opens it for whoever holds it, as a download that nobody keeps and that tells no other site where it came from', async () => {
    const world = await afterApril();
    const links = linksIn(onlyMail(world));
    expect(links.map(({ label }) => label)).toEqual([
      'Unduh laporan (PDF)',
      'Unduh angka (Excel)',
      'Unduh angka (CSV)',
    ]);
    const files = ['laporan-kepatuhan.pdf', 'angka.xlsx', 'angka.csv'];
    for (const [index, { url }] of links.entries()) {
      const answer = await open(world, url);
      const file = files[index] ?? '';
      expect(answer.statusCode).toBe(200);
      expect(answer.isBase64Encoded).toBe(true);
      expect(Buffer.from(answer.body ?? '', 'base64')).toEqual(digestBytes('sekretaris', '2025-04', file));
      expect(answer.headers).toMatchObject({
        'content-disposition': `attachment; filename="${file.replace('.', '-2025-04.')}"`,
        'cache-control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
      });
    }
    const types = await Promise.all(links.map(async ({ url }) => (await open(world, url)).headers?.['content-type']));
    expect(types).toEqual([
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/csv; charset=utf-8',
    ]);
    expect(PUBLIC_API_OPERATIONS.find(({ id }) => id === 'openFile')?.answers).toMatchObject({ 200: { file: types } });
  });

  it('is over after seven days, whether or not the table has forgotten it', async () => {
    const world = await afterApril();
    const mail = onlyMail(world);
    const [{ url } = { url: '' }] = linksIn(mail);
    world.clock.advance(mail.at + 7 * DAY - 1 - world.clock.now());
    expect((await open(world, url)).statusCode).toBe(200);
    world.clock.advance(1);
    expect(told(await open(world, url))).toEqual(refusal('notFound'));
  });

  it('malformed, unknown and expired links to files get the same answer, to the byte', async () => {
    const world = await afterApril();
    const [{ url } = { url: '' }] = linksIn(onlyMail(world));
    const unknown = `${API_URL}/v1/files/${fileTokenOf(Buffer.alloc(TOKEN_BYTES, 1))}`;
    world.clock.advance(8 * DAY);
    const wrong = [
      url,
      unknown,
      url.toUpperCase().replace(API_URL.toUpperCase(), API_URL).replace('/V1/FILES', '/v1/files'),
      `${API_URL}/v1/files/x`,
      `${API_URL}/v1/files/${'0'.repeat(5000)}`,
      `${API_URL}/v1/files/%2e%2e%2fmodel.json`,
      `${API_URL}/v1/files/`,
      `${url}/model.json`,
    ];
    const answers = await Promise.all(wrong.map((one) => open(world, one)));
    expect(new Set(answers.map(whole)).size).toBe(1);
    expect(answers.map(told)[0]).toEqual(refusal('notFound'));
    expect(answers[0]?.headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('a malformed link to a file is not looked up', async () => {
    const world = await afterApril();
    const lookedUp = async (token: string): Promise<number> => {
      const before = world.front.points.calls().length;
      await open(world, `${API_URL}/v1/files/${token}`);
      return world.front.points.calls().length - before;
    };
    expect(await lookedUp(fileTokenOf(Buffer.alloc(TOKEN_BYTES, 1)))).toBe(1);
    for (const token of ['x', 'A'.repeat(26), `${'0'.repeat(25)}-`]) expect(await lookedUp(token), token).toBe(0);
  });

  it('stands in no record and no log: only its hash is kept', async () => {
    const world = await afterApril();
    const tokens = linksIn(onlyMail(world)).map(({ url }) => url.split('/').at(-1) ?? '');
    const kept = world.front.table.items();
    const links = kept.map(({ pk }) => String(pk)).filter((pk) => pk.startsWith('F#'));
    expect(new Set(links)).toEqual(new Set(tokens.map((token) => fileLinkKey(sha256(token)).pk)));
    for (const token of tokens) await open(world, `${API_URL}/v1/files/${token}`);
    const written = JSON.stringify([kept, await world.allDeliveries(), world.moves(), world.logged()]);
    for (const token of tokens) expect(written).not.toContain(token);
  });

  it('whose file cannot be read is a fault of ours, and tells nothing of it', async () => {
    const world = await afterApril({ front: { plan: ({ port }) => (port === 'readFile' ? 'fail' : undefined) } });
    const [{ url } = { url: '' }] = linksIn(onlyMail(world));
    const answer = await open(world, url);
    expect(told(answer)).toEqual(refusal('unexpected'));
    expect(whole(answer)).not.toMatch(/digests|sekretaris|Injected/);
  });
});

describe('where a digest’s files cannot be had', () => {
  it('a digest whose files cannot be had is not claimed, and is sent in one mail when they can', async () => {
    let isDown = true;
    const world = aNoticeWorld({ plan: ({ port }) => (isDown && port === 'digestFiles.read' ? 'fail' : undefined) });
    await world.digest(APRIL);
    await world.passes(DAY);
    expect(world.mailer.calls()).toBe(0);
    expect((await world.allDeliveries()).map(({ state, attempts }) => [state, attempts])).toEqual([['queued', 0]]);
    isDown = false;
    world.redrive();
    await world.settleDown();
    expect(onlyMail(world).attachments).toHaveLength(1);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it.each(['fileLinks.keep', 'takeFromQuota'])('a digest is mailed once though %s fails for hours', async (broken) => {
    let isDown = true;
    const world = aNoticeWorld({ plan: ({ port }) => (isDown && port === broken ? 'fail' : undefined) });
    await world.digest(APRIL);
    await world.passes(14 * HOUR);
    isDown = false;
    world.redrive();
    await world.settleDown();
    expect(onlyMail(world).attachments).toHaveLength(1);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it.each(['model.json', 'laporan-kepatuhan.pdf'])('a missing %s is a fault, and never an empty mail', async (file) => {
    const world = aNoticeWorld({
      broken: {
        notify: (deps) => ({
          ...deps,
          digestFiles: {
            read: async (name) => {
              if (name.endsWith(`/${file}`)) throw new Error('NoSuchKey');
              return deps.digestFiles.read(name);
            },
          },
        }),
      },
    });
    await world.digest(APRIL);
    await world.passes(2 * DAY);
    expect(world.mailer.calls()).toBe(0);
    const [delivery] = await world.allDeliveries();
    expect(delivery?.state).toBe('queued');
    expect(delivery?.subject).toEqual(digestSubject(APRIL));
    // Somebody is called: a message that fails for an hour ends where an alarm sees it.
    expect(world.deadLetters()).toBeGreaterThan(0);
  });

  it('a digest whose model cannot be read is not sent', async () => {
    const world = aNoticeWorld();
    await world.front.evaluations.keep('digests/sekretaris/2025-04/model.json', Buffer.from('{"digest":{}}'));
    await world.digest(APRIL);
    await world.passes(DAY);
    expect(world.mailer.calls()).toBe(0);
  });
});
