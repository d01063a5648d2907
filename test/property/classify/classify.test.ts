import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import topicsFile from '#policy/topics.json' with { type: 'json' };
import { compileTopics } from '#shared/domain/classify/classify';
import { Proposal } from '#shared/domain/classify/proposal';
import { TopicsPolicy } from '#shared/domain/classify/topics';
import { labelledReports } from '#test/support/builders/labelled-reports';
import { runsOf } from '#test/support/fixed-seed';

const policy = TopicsPolicy.parse(topicsFile);
const read = compileTopics(policy);
const reports = labelledReports();
const anyReport = fc.constantFrom(...reports.map((report) => report.text));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'petugas',
        'dishub',
        'pungli',
        'lampu',
        'jalan',
        'mati',
        'tidak',
        'jukir',
        '.',
        '\n',
        '50rb',
        '🙏',
      ),
      { maxLength: 60 },
    )
    .map((words) => words.join(' ')),
  anyReport,
);

/** Ways of writing that change no meaning. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => `  ${text.replaceAll(' ', '   ')}  `,
  (text) => text.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('o', 'о'),
  (text) => [...text].join('\u200b'),
  (text) => text.replaceAll('i', '𝗂'),
];

describe('laws of the classifier', () => {
  test.prop([anyText, fc.option(anyText, { nil: undefined })], { seed: 2026, ...runsOf(300) })(
    'answers every text with a valid proposal, and the same text alike',
    (text, title) => {
      const report = title === undefined ? { text } : { text, title };
      expect(Proposal.parse(read(report))).toEqual(read(report));
    },
  );

  test.prop([anyText, fc.constantFrom('kb', 'bp', 'pak', 'x')], { seed: 2026, ...runsOf(30) })(
    'judges a text the same whatever it has read before',
    (text, word) => {
      const behind = `${word} ${text.replaceAll(' ', ` ${word} `)}`;
      read({ text });
      expect(read({ text: behind })).toEqual(compileTopics(policy)({ text: behind }));
    },
  );

  test.prop([anyReport, fc.constantFrom(...disguises)], { seed: 2026, ...runsOf(300) })(
    'judges a report the same however it is disguised',
    (text, disguise) => {
      const { class: kind, unit, abstain } = read({ text });
      expect(read({ text: disguise(text) })).toMatchObject({ class: kind, unit, abstain });
    },
  );

  test.prop([anyReport, anyReport], { seed: 2026, ...runsOf(300) })(
    'never routes a text by machine because another report was written below it, if one of the two is suspected',
    (first, second) => {
      const suspected = [first, second].some((text) => read({ text }).reasons.includes('abstain:suspectedOversight'));
      if (suspected) expect(read({ text: `${first}\n\n${second}` }).abstain).toBe(true);
    },
  );

  test.prop([anyText], { seed: 2026, ...runsOf(300) })(
    'leaves to a person whatever it thinks is oversight or not ours',
    (text) => {
      const proposal = read({ text });
      if (proposal.class === 'oversight' || proposal.unit === 'notOurs') expect(proposal.abstain).toBe(true);
      expect(proposal.abstain).toBe(proposal.reasons.some((reason) => reason.startsWith('abstain:')));
    },
  );
});
