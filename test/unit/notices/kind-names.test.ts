import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KIND_NAMES, NoticeKind } from '#shared/domain/notices/kind';

const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');

describe('the kinds of notices', () => {
  it.each(NoticeKind.options)('%s is called the same in the glossary and in notices', (kind) => {
    expect(glossary).toContain(`\`${kind}\` ${KIND_NAMES[kind].id}`);
  });
});
