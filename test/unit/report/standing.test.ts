import { describe, expect, it } from 'vitest';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { SHOWN_HEAD } from '#test/support/builders/a-shown-head';
import { asInABrowser, wordsOf } from '#test/support/drawn';

const HEAD = ReportShown.shape.report.parse({ ...SHOWN_HEAD, status: 'triaging', assignee: undefined });

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

type State = 'delivered' | 'bounced' | 'failed';
const DELIVERIES = ReportShown.shape.deliveries.unwrap();

describe('the text for a unit’s group', () => {
  asInABrowser();
  const WITH_UNIT = { ...HEAD, status: 'routed', assignee: 'umum' };
  const isOffered = async (
    open: readonly string[],
    deliveries: ReportShown['deliveries'],
    report: object = WITH_UNIT,
  ): Promise<boolean> => {
    const { mayTellGroup } = await import('#web/console/report/group-text.tsx');
    return mayTellGroup(
      ReportShown.pick({ report: true, open: true, deliveries: true, oversight: true }).parse({
        report,
        open: open.map((command) => ({ command, needs: [], takes: [] })),
        deliveries,
      }),
    );
  };
  const notice = (state: State, kind: 'newReport' | 'overdue' = 'newReport', version = 4) =>
    DELIVERIES.parse([
      { version, kind, recipient: 'grup-umum', urgent: false, state, attempts: 1, queuedAt: HEAD.receivedAt },
    ]);

  it('is offered as long as nobody has told it, and where the notice to it came to nothing', async () => {
    expect(await isOffered(['route', 'recordTold'], [])).toBe(true);
    expect(await isOffered(['route'], notice('bounced'))).toBe(true);
    expect(await isOffered(['route'], notice('failed'))).toBe(true);
  });

  it('is not offered where a notice reached it, nor to whoever does not tell units', async () => {
    expect(await isOffered(['route'], notice('delivered'))).toBe(false);
    expect(await isOffered(['route'], notice('bounced', 'overdue'))).toBe(false);
    expect(await isOffered(['startWork'], notice('bounced'))).toBe(false);
    const otherUnit = [...notice('bounced'), ...notice('delivered', 'newReport', 9)];
    expect(await isOffered(['route'], otherUnit)).toBe(false);
    expect(await isOffered(['route'], notice('bounced'), HEAD)).toBe(false);
  });
});
