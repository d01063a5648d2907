import { describe, expect, it } from 'vitest';
import { findingsIn, readPolicyTexts } from '#infra/parts/check-policy';
import { NoticeKind } from '#shared/domain/notices/kind';
import { policy } from '#test/support/policy';

const texts = readPolicyTexts();

/**
 * A file of the office's rules with one place written differently: what is found, and on which line the marks stand,
 * one after another.
 */
const edited = (name: string, from: string | RegExp, to: string) => {
  const before = texts.find((file) => file.name === name)?.text ?? '';
  const text = before.replace(from, to);
  expect(text, `${name} holds what is edited`).not.toBe(before);
  const lineOf = (...marks: readonly string[]): number => {
    const at = marks.reduce((after, mark) => text.indexOf(mark, after), 0);
    expect(at, `${marks.join(', ')} stand in ${name}`).toBeGreaterThanOrEqual(0);
    return text.slice(0, at).split('\n').length;
  };
  return { findings: findingsIn(texts.map((file) => (file.name === name ? { name, text } : file))), lineOf };
};

/** A rule with one more audience. */
const ruleFor = (kind: string, audience: string) => {
  const { findings, lineOf } = edited(
    'notices',
    new RegExp(`("kind": "${kind}",[^}]*?"to": \\[)`),
    `$1"${audience}", `,
  );
  return { findings, line: lineOf(`"kind": "${kind}"`, '"to": [') };
};

/**
 * The words of a kind with another value of one key, which stands on the line given; other wording changes nothing
 * here.
 */
const wordsOf = (kind: string, key: string, written: string, language?: 'id' | 'en') => {
  const [place, old] = language === undefined ? ['', '\\[[^\\]]*\\]'] : [`\\{[\\s\\S]*?"${language}": `, '"[^"]*"'];
  const from = new RegExp(`("${kind}": \\{[\\s\\S]*?"${key}": ${place})${old}`);
  const { findings, lineOf } = edited('notices', from, `$1${written}`);
  return { findings, line: lineOf(`"${kind}": {`, `"${key}": `) };
};
const subjectOf = (kind: string, subject: string, language: 'id' | 'en' = 'en') =>
  wordsOf(kind, 'subject', JSON.stringify(subject), language);
const factsOf = (kind: string, ...facts: readonly string[]) => wordsOf(kind, 'facts', JSON.stringify(facts));

describe('the rules of notices', () => {
  // By their index in notices.json: 5 is suspected oversight, 6 confirmed.
  it.each([
    ['suspectedOversight', 'assignee', 'suspected', 5],
    ['suspectedOversight', 'holder', 'suspected', 5],
    ['suspectedOversight', 'ppidAdmin', 'suspected', 5],
    ['suspectedOversight', 'secretary', 'suspected', 5],
    ['suspectedOversight', 'inspector', 'suspected', 5],
    ['suspectedOversight', 'overseer', 'suspected', 5],
    ['confirmedOversight', 'assignee', 'confirmed', 6],
    ['confirmedOversight', 'holder', 'confirmed', 6],
    ['confirmedOversight', 'laporAdmin', 'confirmed', 6],
    ['confirmedOversight', 'newsAdmin', 'confirmed', 6],
    ['confirmedOversight', 'sikedipAdmin', 'confirmed', 6],
  ])('may not tell %s to %s', (kind, audience, oversight, rule) => {
    const { findings, line } = ruleFor(kind, audience);
    const message = `${oversight} oversight is never told to ${audience} (rules.${rule}.to)`;
    expect(findings).toEqual([`shared/policy/notices.json:${line}: ${message}`]);
  });

  it.each([
    ['suspectedOversight', 'laporAdmin'],
    ['suspectedOversight', 'oversightReader'],
    ['confirmedOversight', 'secretary'],
    ['confirmedOversight', 'inspector'],
    ['confirmedOversight', 'overseer'],
    ['newReport', 'holder'],
    ['newReport', 'newsAdmin'],
  ])('may tell %s to %s', (kind, audience) => {
    expect(ruleFor(kind, audience).findings).toEqual([]);
  });

  it('name one after another whom they may not tell', () => {
    const { findings } = ruleFor('confirmedOversight', 'assignee", "laporAdmin');
    expect(findings.map((finding) => finding.split(': ')[1])).toEqual([
      'confirmed oversight is never told to assignee (rules.6.to)',
      'confirmed oversight is never told to laporAdmin (rules.6.to)',
    ]);
  });

  it.each([
    ['an event that never happens', '"Restored"', '"Undone"', 'rules.3.on.2'],
    [
      'a function that nobody can have',
      /"undeliverableTo": \[/,
      '"undeliverableTo": ["gardener", ',
      'undeliverableTo.0',
    ],
    ['trouble among what a report owes', '"kind": "handedBack"', '"kind": "undeliverable"', 'rules.4.kind'],
    ['a day among what a report owes', '"kind": "handedBack"', '"kind": "queueUnopened"', 'rules.4.kind'],
    ['a digest among what a report owes', '"kind": "handedBack"', '"kind": "digest"', 'rules.4.kind'],
    // Whom a miss is told to, the ladders say.
    ['a miss beside the ladders', '"kind": "handedBack"', '"kind": "overdue"', 'rules.4.kind'],
    ['a step beside the ladders', '"kind": "handedBack"', '"kind": "escalated"', 'rules.4.kind'],
    ['a time that no clock shows', '"21:00"', '"24:00"', 'quietHours.from'],
    ['nobody to be told of trouble', /"undeliverableTo": \[[^\]]*\]/, '"undeliverableTo": []', 'undeliverableTo'],
    ['a key that nobody reads', '"urgent": true', '"urgent": true, "loud": true', 'words.danger'],
  ])('do not hold %s', (_, from, to, path) => {
    const [finding = ''] = edited('notices', from, to).findings;
    expect(finding).toMatch(/^shared\/policy\/notices\.json:\d+: /);
    expect(finding).toContain(`(${path})`);
  });

  it('do not keep quiet all day', () => {
    const { findings, lineOf } = edited('notices', '"06:00"', '"21:00"');
    const line = lineOf('"quietHours"');
    expect(findings).toEqual([`shared/policy/notices.json:${line}: quiet hours that never end (quietHours)`]);
  });

  it.each(NoticeKind.options)('have words for every kind: %s', (kind) => {
    const { findings } = edited('notices', `"${kind}": {`, '"quarrel": {');
    expect(findings.filter((finding) => finding.endsWith(`(words.${kind})`))).toHaveLength(1);
  });
});

describe('the words of notices', () => {
  it('are told inside office hours alone where they remind of something, and of danger at any', () => {
    const { words } = policy.notices;
    const reminders = NoticeKind.options.filter((kind) => words[kind].officeHours);
    expect(reminders).toEqual([
      'atRisk',
      'overdue',
      'escalated',
      'reporterSilent',
      'closeProposed',
      'channelDiffers',
      'reportMissing',
      'queueUnopened',
      'digest',
      'unitSilent',
    ]);
    expect(NoticeKind.options.filter((kind) => words[kind].urgent)).toEqual([
      'danger',
      'dangerParked',
      'dangerInformal',
    ]);
  });

  it.each([
    ['{reporter}', 'reporter'],
    ['{text}', 'text'],
    ['{recipient}', 'recipient'],
    ['{Topic}', 'Topic'],
    ['{topic }', 'topic '],
    ['{}', ''],
    ['{topic', '{'],
    ['topic}', '}'],
    ['{{topic}}', '{, }'],
    ['{a} {b}', 'a, b'],
  ])('hold no placeholder that nobody fills: %s', (written, named) => {
    const { findings, line } = subjectOf('newReport', `New: ${written}`);
    expect(findings).toEqual([
      `shared/policy/notices.json:${line}: nobody fills ${named} in a notice of this kind (words.newReport.subject)`,
    ]);
  });

  it('are looked at in Indonesian too', () => {
    const [finding = ''] = subjectOf('newReport', 'Baru: {topik}', 'id').findings;
    expect(finding).toContain('nobody fills topik in a notice of this kind (words.newReport.subject)');
  });

  it.each([
    ['newReport', '{topic}'],
    ['needsPerson', '{subDistrict}'],
    ['handedBack', '{unit}'],
    ['conflict', '{topic}, {subDistrict}, {unit}'],
    ['undeliverable', '{recipient}'],
    ['atRisk', '{clock}, {topic}'],
    ['overdue', '{clock}'],
    ['escalated', '{clock}'],
    ['queueUnopened', '{day}'],
    ['digest', '{period}'],
    ['officeChanged', '{change}'],
    ['unitSilent', '{silence}'],
  ])('may say in the subject of %s: %s', (kind, written) => {
    expect(subjectOf(kind, `x ${written}`).findings).toEqual([]);
    expect(subjectOf(kind, `x ${written}`, 'id').findings).toEqual([]);
  });

  it.each([
    ['suspectedOversight', 'topic'],
    ['suspectedOversight', 'recipient'],
    ['confirmedOversight', 'subDistrict'],
    ['confirmedOversight', 'unit'],
    ['undeliverable', 'topic'],
    ['danger', 'recipient'],
    ['newReport', 'clock'],
    ['reporterSilent', 'clock'],
    ['queueUnopened', 'topic'],
    ['officeChanged', 'recipient'],
    ['unitSilent', 'topic'],
    ['undeliverable', 'change'],
    ['overdue', 'day'],
    ['digest', 'topic'],
    ['queueUnopened', 'period'],
  ])('do not say in the subject of %s: {%s}', (kind, name) => {
    const { findings, line } = subjectOf(kind, `{${name}}`);
    expect(findings).toEqual([
      `shared/policy/notices.json:${line}: nobody fills ${name} in a notice of this kind (words.${kind}.subject)`,
    ]);
  });

  it.each(['suspectedOversight', 'confirmedOversight'])('say no fact of %s but its channel and its limits', (kind) => {
    const known = [
      'topic',
      'subDistrict',
      'unit',
      'urgency',
      'channel',
      'triageDue',
      'firstResponseDue',
      'resolutionDue',
    ];
    const { findings, line } = factsOf(kind, ...known);
    const unsaid = 'topic, subDistrict, unit, urgency, firstResponseDue';
    expect(findings).toEqual([
      `shared/policy/notices.json:${line}: a notice of this kind does not say ${unsaid} (words.${kind}.facts)`,
    ]);
    expect(factsOf(kind, 'channel', 'triageDue', 'resolutionDue').findings).toEqual([]);
  });

  it('words of a notice about a day are refused where they say a fact of a report', () => {
    const [finding = ''] = factsOf('queueUnopened', 'channel').findings;
    expect(finding).toContain('a notice of this kind does not say channel (words.queueUnopened.facts)');
  });

  it('words of a notice about trouble are refused where they say a fact of a report', () => {
    const [finding = ''] = factsOf('undeliverable', 'channel').findings;
    expect(finding).toContain('a notice of this kind does not say channel (words.undeliverable.facts)');
  });

  it.each(['lead', 'action'])('have placeholders in subjects alone, not in the %s', (part) => {
    for (const language of ['id', 'en'] as const) {
      const { findings, line } = wordsOf('newReport', part, '"About {topic}."', language);
      expect(findings).toEqual([
        `shared/policy/notices.json:${line}: only a subject has placeholders (words.newReport.${part})`,
      ]);
    }
  });

  it('say nothing of a fact that nobody knows', () => {
    const [finding = ''] = factsOf('newReport', 'topic', 'reporter').findings;
    expect(finding).toContain('(words.newReport.facts.1)');
  });
});

describe('the people and groups of the office', () => {
  it.each(['laporAdmin', 'secretary', 'inspector', 'oversightReader'])('have somebody who is %s', (role) => {
    const { findings, lineOf } = edited('office', `"roles": ["${role}"]`, '"roles": ["newsAdmin"]');
    expect(findings).toEqual([`shared/policy/office.json:${lineOf('"people"')}: nobody is ${role} (people)`]);
  });

  it('have somebody in every function that a rule names, and need nobody in the others', () => {
    const without = edited('office', '"roles": ["ppidAdmin"]', '"roles": ["newsAdmin"]');
    expect(without.findings).toEqual([]);
    const named = /("kind": "handedBack",[^}]*?"to": \[)/;
    const both = texts.map(({ name, text }) => ({
      name,
      text: text.replace('"roles": ["ppidAdmin"]', '"roles": ["newsAdmin"]').replace(named, '$1"ppidAdmin", '),
    }));
    const line = without.lineOf('"people"');
    expect(findingsIn(both)).toEqual([`shared/policy/office.json:${line}: nobody is ppidAdmin (people)`]);
  });

  it('have somebody in every function that is told of trouble', () => {
    const both = texts.map(({ name, text }) => ({
      name,
      text: text.replace('["newsAdmin"]', '["ppidAdmin"]').replace(/"undeliverableTo": \[/, '$&"newsAdmin", '),
    }));
    expect(findingsIn(both).join()).toMatch(/^shared\/policy\/office\.json:\d+: nobody is newsAdmin \(people\)$/);
  });

  it.each(['llaj', 'asdp', 'keuangan', 'umum', 'secretary', 'ppid', 'news', 'sikedip'])(
    'have a group that serves %s',
    (assignee) => {
      const other = assignee === 'umum' ? 'llaj' : 'umum';
      const { findings, lineOf } = edited('office', `"serves": "${assignee}"`, `"serves": "${other}"`);
      const line = lineOf('"groups"');
      expect(findings).toEqual([`shared/policy/office.json:${line}: no group serves ${assignee} (groups)`]);
    },
  );

  it.each([
    ['two people', 'admin-ppid', 'sekretaris', 'people.10.id'],
    ['two groups', 'grup-asdp', 'grup-llaj', 'groups.1.id'],
    ['a person and a group', 'meja-sekretaris', 'sekretaris', 'groups.4.id'],
  ])('do not share an id between %s', (_, id, taken, path) => {
    const { findings, lineOf } = edited('office', `"id": "${id}"`, `"id": "${taken}"`);
    // Of the two it names the later one.
    const again = `"id": "${taken}"`;
    const line = lineOf(again, `,\n`, again);
    // Whoever is called something by named.json is nobody then, and that is told as well.
    expect(findings.filter((finding) => !finding.startsWith('shared/policy/named.json'))).toEqual([
      `shared/policy/office.json:${line}: ${taken} stands twice (${path})`,
    ]);
  });

  it('are not known by what could be an address', () => {
    const [finding = ''] = edited('office', '"id": "sekretaris"', '"id": "sekretaris@contoh.invalid"').findings;
    expect(finding).toContain('(people.1.id)');
  });

  it('are refused where a group serves an unknown unit, or a person has an unknown function or none', () => {
    expect(edited('office', '"serves": "umum"', '"serves": "terminal"').findings.join()).toContain('(groups.3.serves)');
    expect(edited('office', '["inspector"]', '["inspektur"]').findings.join()).toContain('(people.2.roles.0)');
    expect(edited('office', '["inspector"]', '[]').findings.join()).toContain('(people.2.roles)');
  });
});

describe('the sub-districts', () => {
  it.each([
    ['a name', '"name": "Kalis"', '"name": "BIKA"', '"bika" stands twice', 3],
    ['what another is also called', '"also": ["Lanjak"]', '"also": ["Nanga-Badau"]', '"nanga badau" stands twice', 13],
  ])('do not share %s', (_, from, to, message, index) => {
    const { findings } = edited('sub-districts', from, to);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^shared\/policy\/sub-districts\.json:\d+: /);
    expect(findings[0]).toContain(`${message} (subDistricts.${index})`);
  });

  it('have no name without a letter, which would be found in every text', () => {
    const { findings, lineOf } = edited('sub-districts', '"also": ["Lanjak"]', '"also": ["12"]');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(`shared/policy/sub-districts.json:${lineOf('"12"')}: `);
    expect(findings[0]).toContain('(subDistricts.12.also.0)');
  });
});
