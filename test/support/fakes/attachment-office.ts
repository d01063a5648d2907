import { fetchHandler } from '#functions/fetch/handler';
import { fetchFile } from '#shared/adapters/files/fetch-file';
import type { Answer, Machine, Outside } from '#shared/adapters/files/follow';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { askForAttachments } from '#shared/app/evidence/ask-for-attachments';
import type { AskForAttachment, IntoQuarantine } from '#shared/app/evidence/ports';
import type { EvidenceShown } from '#shared/contracts/http/evidence';
import type { Policy } from '#shared/domain/policy/policy';
import type { AttachmentNote, Message, Words } from '#shared/domain/report/submission';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { aSubmission, type Story } from '#test/support/builders/a-report';
import { faultyDataKeys, faultyReports, type Life, type Points, points } from '#test/support/faults/faulty-ports';
import { policy as ourPolicy } from '#test/support/policy';
import { pollOnce } from './event-source.ts';
import { anEvidenceOffice, faultyAttachments } from './evidence-office.ts';
import { fakeQueue } from './fake-queue.ts';
import { processOf } from './process-of.ts';

/** The host of the channel of these tests, and another one that its rules name. */
export const HOST = 'berkas.contoh.invalid';
export const OTHER_HOST = 'arsip.contoh.invalid';
const PUBLIC: readonly Machine[] = [{ address: '93.184.215.14', family: 4 }];

/** Rules by which the channel's files lie on those two. */
export const withHosts = (policy: Policy = ourPolicy): Policy => ({
  ...policy,
  channels: {
    channels: policy.channels.channels.map((channel) =>
      channel.official && channel.id === 'lapor' ? { ...channel, attachmentHosts: [HOST, OTHER_HOST] } : channel,
    ),
  },
});

async function* inPieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** What a host answers that has a file. */
export const gives = (bytes: Uint8Array, given: Partial<Answer> = {}): Answer => ({
  ...{ status: 200, length: bytes.length, body: inPieces(bytes), close: () => {} },
  ...given,
});
/** What one answers that has none. */
export const says = (status: number, location?: string): Answer => gives(new Uint8Array(), { status, location });

export type Hosts = {
  /** By the whole address; what stands nowhere is not there. */
  readonly pages: Map<string, () => Answer | Promise<Answer>>;
  /** By the name; what stands nowhere is public. */
  readonly machines: Map<string, () => readonly Machine[]>;
  /** Which machine was asked for which address. */
  readonly asked: { readonly url: string; readonly at: string }[];
};

/** A world of hosts that answer as a test says. */
export const aWorld = (): Hosts & { readonly outside: Outside } => {
  const hosts: Hosts = { pages: new Map(), machines: new Map(), asked: [] };
  return {
    ...hosts,
    outside: {
      lookUp: async (name) => hosts.machines.get(name)?.() ?? PUBLIC,
      ask: async ({ href }, { address }) => {
        hosts.asked.push({ url: href, at: address });
        return (await hosts.pages.get(href)?.()) ?? says(404);
      },
    },
  };
};

type Given = { readonly at: Instant; readonly faults?: Points; readonly policy?: Policy };
type Said = Partial<AttachmentNote>;

const noted = (name: string, given: Said): AttachmentNote => ({ name, url: `https://${HOST}/${name}`, ...given });

/** An office whose channel names files, and the functions that ask for them, fetch them and look into them. */
export const anAttachmentOffice = ({ at, faults = points(), policy = withHosts() }: Given) => {
  const office = anEvidenceOffice({ at, faults, policy });
  const { clock, reports, uploads, attachments, dataKeys, table } = office;
  const world = aWorld();
  const queue = fakeQueue({ now: clock.now, visibilityMs: 360_000, maxReceives: 20 });
  const ask: AskForAttachment = (request, delaySeconds = 0) =>
    queue.send({ body: JSON.stringify(request), delaySeconds });
  const put: IntoQuarantine = (id, bytes) => office.arrive(id, bytes);
  const depsIn = (of: Life) => ({
    ...{ policy, log, now: clock.now },
    reports: faultyReports(of, reports),
    dataKeys: faultyDataKeys(of, dataKeys),
    attachments: faultyAttachments(of, attachments),
    uploads: { save: (one: Parameters<typeof uploads.save>[0]) => of.through('uploads.save', () => uploads.save(one)) },
    fetchFile: (...given: Parameters<ReturnType<typeof fetchFile>>) =>
      of.through('fetchFile', () => fetchFile(world.outside)(...given)),
    intoQuarantine: (...given: Parameters<IntoQuarantine>) => of.through('intoQuarantine', () => put(...given)),
    askForAttachment: (...given: Parameters<AskForAttachment>) => of.through('askForAttachment', () => ask(...given)),
    notes: tableLetterNotes(table),
  });
  const invoke = processOf(faults, (life) => fetchHandler(depsIn(life)));
  /** As dispatch does for each event, as often as it takes. */
  const dispatched = async (report: ReportId): Promise<void> => {
    for (const { version, event } of await reports.events(report))
      await askForAttachments({ reports, askForAttachment: ask, log }, { report, version, type: event.type });
  };
  /** Until nothing is left to be delivered, and nothing to be looked into. */
  const fetch = async (): Promise<void> => {
    while (queue.held().length > 0) {
      const { received } = await pollOnce(queue, (batch) => invoke({ Records: [...batch] }), 1);
      if (received === 0) clock.advance((queue.nextVisibleAt() ?? clock.now()) - clock.now());
    }
    await office.inspect();
  };
  const wordsWith = (files: Readonly<Record<string, Said>>): Words => ({
    ...aSubmission().words,
    attachments: Object.entries(files).map(([name, given]) => noted(name, given)),
  });
  return {
    ...{ ...office, ...world, queue, fetch, dispatched },
    /** A report whose channel names files in its words and in messages of it, by their numbers. */
    named: async (
      story: Story,
      files: Readonly<Record<string, Said>>,
      later: Readonly<Record<number, Readonly<Record<string, Said>>>> = {},
    ): Promise<ReportId> => {
      const messages = Object.entries(later).map(([n, one]): Message => {
        const { externalId: _, ...words } = wordsWith(one);
        return { n: Number(n), kind: 'amendment', sentAt: clock.now(), words };
      });
      return office.commit(story, { words: wordsWith(files), messages });
    },
    /** What the office is shown of the files that the channel named. */
    attached: async (officer: string, report: ReportId): Promise<EvidenceShown['attachments']> =>
      (await office.shown(officer, report)).attachments,
  };
};
export type AttachmentOffice = ReturnType<typeof anAttachmentOffice>;
