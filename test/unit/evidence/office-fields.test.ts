import { describe, expect, it } from 'vitest';
import { checkFile } from '#shared/adapters/files/check-file';
import { anOfficePackage, fieldRuns, WORD_SPACE } from '#test/support/builders/an-office-package';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';

const found = async (body: string): Promise<string> => {
  const checked = await checkFile(anOfficePackage({ body }), EVIDENCE_RULES);
  return checked.ok ? checked.value.kind : checked.refusal;
};
const MCE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

describe('a field of a document', () => {
  it.each([
    '{ PAGE }',
    '{ HYPERLINK "https://contoh.invalid/link/import/dde" |kata}',
    '{ TITLE |Judul}',
    '{ GOTOBUTTON halaman ke sana }',
    '{ IF { PAGE |1} = 1 "ya" "tidak" |ya}',
    '{ = { PAGE |1} + 1 |2}',
    '{ TOC \\o |{ HYPERLINK \\l "a" |satu { PAGEREF a |1}}{ HYPERLINK \\l "b" |dua}}',
    '{ QUOTE 68 68 69 |DDE}',
    `{ ADDIN ZOTERO_ITEM ${'x'.repeat(40_000)}}`,
  ])('is taken: %s', async (written) => {
    expect(await found(fieldRuns(written))).toBe('docx');
  });

  it.each([
    ...'LINK DDE DDEAUTO INCLUDEPICTURE INCLUDETEXT INCLUDE IMPORT DATABASE MACROBUTTON'
      .split(' ')
      .flatMap((code) => [`{ ${code} x }`, `{${code.toLowerCase()} x|y}`]),
    '{ PAGE |{ DDE x }}',
    '{ IF { dde x } = 1 a b}',
    '{ {QUOTE 68 68 69|DDE} x }',
    '{ D{QUOTE 68|D}E x }',
    '{ "DDE" x }',
    '{ DDE x',
    'DDE x }',
    `{${' '.repeat(5_000)}DDE x}`,
    `{${'"'.repeat(5_000)}DDE x}`,
    '{'.repeat(200),
  ])('is refused that acts, or of which nobody can tell: %s', async (written) => {
    expect(await found(fieldRuns(written))).toBe('activeContent');
  });

  it('is found in pieces, by every prefix, and in one element', async () => {
    const run = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const pieces = fieldRuns('{ D }').replace(run(' D '), [' ', 'D', 'd', 'E cmd'].map(run).join(''));
    expect(await found(pieces)).toBe('activeContent');
    const other = fieldRuns('{ DDE x }', 'x').replace('<x:p>', `<x:p xmlns:x="${WORD_SPACE}">`);
    expect(await found(other)).toBe('activeContent');
    expect(await found('<w:fldSimple w:instr=" includepicture x"/>')).toBe('activeContent');
    expect(await found('<w:fldSimple w:instr=" PAGE "><w:r><w:t>LINK</w:t></w:r></w:fldSimple>')).toBe('docx');
  });

  it('is found where a code stands in what a field has come to', async () => {
    const runs = fieldRuns('{ PAGE |DDE x}');
    expect(await found(runs)).toBe('docx');
    expect(await found(runs.replaceAll('w:t>', 'w:instrText>'))).toBe('activeContent');
  });

  it('is found in what stays when a deletion is taken on', async () => {
    const code =
      '<w:r><w:instrText>D</w:instrText></w:r><w:del><w:r><w:delInstrText>x</w:delInstrText></w:r></w:del><w:r><w:instrText>DE y</w:instrText></w:r>';
    expect(await found(fieldRuns('{ isi }').replace(/<w:r><w:instrText>.*<\/w:instrText><\/w:r>/, code))).toBe(
      'activeContent',
    );
  });

  it('is not hidden by what some programs pass over', async () => {
    const end = '<x:fldChar xmlns:x="urn:rekaan" x:fldCharType="separate"/>';
    expect(await found(fieldRuns('{ D }').replace('</w:r><w:r>', `</w:r>${end}<w:r>`))).toBe('activeContent');
    const wrapped = '<x:a xmlns:x="urn:rekaan"><w:r><w:instrText>PAGE</w:instrText></w:r></x:a>';
    expect(await found(wrapped)).toBe('activeContent');
    const branch = (content: string): string =>
      `<mc:AlternateContent ${MCE}><mc:Choice Requires="x">${content}</mc:Choice><mc:Fallback/></mc:AlternateContent>`;
    expect(await found(branch('<w:fldChar w:fldCharType="separate"/>'))).toBe('activeContent');
    expect(await found(branch('<w:fldChar w:fldCharType="begin"/>'))).toBe('activeContent');
    expect(await found(branch('<w:instrText>PAGE</w:instrText>'))).toBe('activeContent');
  });

  it('is read by itself in a box of text inside another one', async () => {
    const box = (content: string): string =>
      `<mc:AlternateContent ${MCE}><mc:Choice Requires="x"><a:x xmlns:a="a"><w:txbxContent>${content}</w:txbxContent></a:x></mc:Choice></mc:AlternateContent>`;
    expect(await found(box(fieldRuns('{ PAGE |1}')))).toBe('docx');
    expect(await found(box(fieldRuns('{ DDE x |1}')))).toBe('activeContent');
    const inside = fieldRuns('{ DDE x |1}').replace(
      '<w:r><w:instrText>',
      `<w:r>${box(fieldRuns('{ PAGE |1}'))}</w:r><w:r><w:instrText>`,
    );
    expect(await found(inside)).toBe('activeContent');
  });
});
