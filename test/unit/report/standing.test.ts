import { describe, expect, it } from 'vitest';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { asInABrowser, wordsOf } from '#test/support/drawn';

const HEAD = ReportShown.shape.report.parse({
  id: 'rep_9wev606yv52wbahs11tpn663wa',
  version: 6,
  channel: 'lapor',
  status: 'triaging',
  receivedAt: '2026-11-24T07:35:00+07:00',
  class: 'service',
  topic: 'rambu',
  urgency: 'normal',
  anonymous: false,
  secret: false,
  flagged: false,
  reporterReplied: false,
  closeProposed: false,
  deadlines: [],
});

describe('the top of a report’s page', () => {
  asInABrowser();
  const topOf = async (head: typeof HEAD): Promise<string> => {
    const { Standing } = await import('#web/console/report/facts.tsx');
    return wordsOf(Standing, { shown: { report: head } });
  };

  it('says who gave it back and why, to whoever decides on it next', async () => {
    expect(await topOf(HEAD)).not.toContain('Dikembalikan');
    const returned = { from: 'llaj', reason: 'notThisUnit' } as const;
    expect(await topOf(ReportShown.shape.report.parse({ ...HEAD, returned }))).toContain(
      'Dikembalikan oleh Bidang Lalu Lintas dan Angkutan Jalan: bukan pekerjaan unit ini',
    );
  });
});
