import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noOddities, readChannelStatus } from '#shared/domain/arrival/read-value';
import { WORK_MARK_NAMES } from '#shared/domain/figures/work-marks';
import { DELIVERY_STATE_NAMES } from '#shared/domain/notices/delivery';
import { KIND_NAMES } from '#shared/domain/notices/kind';
import { CLOCK_NAMES } from '#shared/domain/report/clock-rules';
import { COMMAND_WORDS } from '#shared/domain/report/command-words';
import { CHANNEL_STATUS_NAMES, STATUS_NAMES } from '#shared/domain/report/lifecycle';
import { ARCHIVE_REASON_NAMES, HAND_BACK_REASON_NAMES, RESULT_NAMES } from '#shared/domain/report/reasons';
import { MESSAGE_KIND_NAMES } from '#shared/domain/report/submission';
import { type Bilingual, CHANNEL_CLASS_NAMES, CLASS_NAMES } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';

const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');

type Names = Readonly<Record<string, Bilingual>>;

const { units, desks } = policy.units;

/** Each in a row of its own. */
const IN_ROWS: Readonly<Record<string, Names>> = {
  'a class': CLASS_NAMES,
  'a unit or desk': Object.fromEntries([...units, ...desks].map(({ id, name }) => [id, name])),
  'a status': STATUS_NAMES,
  'a clock': CLOCK_NAMES,
  'the state of a delivery': DELIVERY_STATE_NAMES,
};

/** Several in a sentence. */
const IN_LISTS: Readonly<Record<string, Names>> = {
  'a result': RESULT_NAMES,
  'a reason to archive': ARCHIVE_REASON_NAMES,
  'a reason to hand back': HAND_BACK_REASON_NAMES,
  "the channel's status": CHANNEL_STATUS_NAMES,
  'a kind of notice': KIND_NAMES,
  'a mark of open work': WORK_MARK_NAMES,
  'a class of the channel': CHANNEL_CLASS_NAMES,
  'a message': MESSAGE_KIND_NAMES,
  'a command': Object.fromEntries(Object.entries(COMMAND_WORDS).map(([command, { name }]) => [command, name])),
};

const namesIn = (tables: Readonly<Record<string, Names>>) =>
  Object.entries(tables).flatMap(([what, names]) =>
    Object.entries(names).map(([code, { id }]) => ({ what, code, name: id })),
  );

describe('what people read', () => {
  it.each(namesIn(IN_ROWS))('$what, $code, is called the same in the glossary', ({ code, name }) => {
    expect(glossary).toContain(`| \`${code}\` | ${name} |`);
  });

  it.each(namesIn(IN_LISTS))('$what, $code, is called the same in the glossary', ({ code, name }) => {
    expect(glossary).toContain(`\`${code}\` ${name}`);
  });

  it.each(Object.entries(CHANNEL_STATUS_NAMES))(
    "the channel's status %s is called as the channel does",
    (code, name) => {
      expect(readChannelStatus(noOddities(), name.id)).toBe(code);
    },
  );
});
