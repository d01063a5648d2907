import type { WorkbookCell, WorkbookSheet } from '#shared/domain/figures/workbook';
import { HOW_FAR_NAMES } from '#shared/domain/news/coverage';
import { titled } from '#shared/domain/words/titled';
import { type CoverageCounts, type DigestCoverage, officeCounts } from './coverage.ts';
import { ratioOf } from './digest-value.ts';

const text = (said: string): WorkbookCell => ({ kind: 'text', text: said });
const number = (value: number | null): WorkbookCell => (value === null ? null : { kind: 'number', value });
const share = (some: number, all: number): WorkbookCell => {
  const { ratio } = ratioOf(some, all);
  return ratio === null ? null : { kind: 'percentage', value: ratio };
};

const [NUMBER_WIDTH, NAME_WIDTH] = [16, 48];
const TITLES = [
  'Terlaksana',
  titled(HOW_FAR_NAMES.documented.id),
  `${titled(HOW_FAR_NAMES.documented.id)}: bagian`,
  titled(HOW_FAR_NAMES.published.id),
  `${titled(HOW_FAR_NAMES.published.id)}: bagian`,
  titled(HOW_FAR_NAMES.notDone.id),
  titled(HOW_FAR_NAMES.unanswered.id),
  'Jeda terpanjang (hari)',
  'Diam (hari)',
];

const cellsOf = ({ done, documented, published, notDone, unanswered }: CoverageCounts): readonly WorkbookCell[] => [
  number(done),
  number(documented),
  share(documented, done),
  number(published),
  share(published, done),
  number(notDone),
  number(unanswered),
];

/** What the document says of activities and news as a sheet: a row for each unit, and one of all of them. */
export const coverageSheet = (coverage: DigestCoverage): WorkbookSheet => ({
  name: 'Kegiatan dan berita',
  columns: [
    { title: 'Unit atau meja', width: NAME_WIDTH },
    ...TITLES.map((title) => ({ title, width: NUMBER_WIDTH })),
    { title: 'Diam sejak', width: NUMBER_WIDTH },
    { title: 'Kode', width: NUMBER_WIDTH },
  ],
  rows: [
    ...coverage.units.map((one): readonly WorkbookCell[] => [
      text(one.unit),
      ...cellsOf(one),
      number(one.longestGap),
      number(one.silent),
      one.since === null ? null : text(one.since),
      text(one.id),
    ]),
    [text('Seluruh kantor'), ...cellsOf(officeCounts(coverage)), null, null, null, null],
  ],
});
