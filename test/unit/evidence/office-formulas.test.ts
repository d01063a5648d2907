import { describe, expect, it } from 'vitest';
import { checkFile } from '#shared/adapters/files/check-file';
import { formulaActs } from '#shared/adapters/files/office-formulas';
import { anOfficePackage, type Planned } from '#test/support/builders/an-office-package';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';

const found = async (planned: Planned): Promise<string> => {
  const checked = await checkFile(anOfficePackage({ kind: 'xlsx', ...planned }), EVIDENCE_RULES);
  return checked.ok ? checked.value.kind : checked.refusal;
};

describe('a formula of a workbook', () => {
  it.each([
    'SUM(A1:A3)',
    'HYPERLINK("https://contoh.invalid/", "ke sana")',
    'IF(A1="WEBSERVICE(x)|y",1,2)',
    "'It''s image'!A1+'Jan:Mar'!B2",
    "SUM(T1[[#This Row],[a'|b'] call]])",
    '_xlfn.XLOOKUP(A1,B:B,C:C)',
    'REGISTERED+IMAGES+A.CALL',
    'Ringkasan.IMAGE(1)',
    '_xlfn.LET(_xlpm.x,1,_xlpm.x)',
  ])('is taken: %s', (formula) => {
    expect(formulaActs(formula)).toBe(false);
  });

  it.each([
    "cmd|'/c calc'!A1",
    "'cmd|/c calc'!A1",
    '_xlfn.WEBSERVICE("https://contoh.invalid/?"&A1)',
    'webservice (A1)',
    '1+_xlfn._xlws.IMAGE\n(A1)',
    '"a"&RTD("x",,"y")',
    'CALL("Kernel32","Beep","JJJ",1,1)',
    'REGISTER.ID("a","b")',
    'EXEC("calc")',
    'DDE("soffice","a","b")',
    '_xldudf_REKAAN(1)',
    "'https://contoh.invalid/[a.xlsx]S'!A1",
    "'\\\\contoh\\a\\[b.xlsx]S'!A1",
    '"tanpa akhir',
  ])('is refused that fetches or runs something: %s', (formula) => {
    expect(formulaActs(formula)).toBe(true);
  });

  it('is looked at wherever one stands', async () => {
    const acts = 'RTD("a",,"b")'.replaceAll('"', '&quot;');
    expect(await found({ cell: '<f>SUM(A2)</f>' })).toBe('xlsx');
    for (const cell of [
      `<f>${acts}</f>`,
      `<f t="array"><![CDATA[CALL(]]>1)</f>`,
      `<f>CAL<x/>L(1)</f>`,
      `<f>CALL<f>1</f>(1)</f>`,
      `<x:formula1 xmlns:x="x"><x:f>${acts}</x:f></x:formula1>`,
      `<x textlink="${acts}"/>`,
    ])
      expect(await found({ cell }), cell).toBe('activeContent');
    expect(await found({ body: `<definedNames><definedName name="a">${acts}</definedName></definedNames>` })).toBe(
      'activeContent',
    );
    expect(await found({ body: '<definedName name="_xlnm.Auto_Open">A1</definedName>' })).toBe('activeContent');
    expect(await found({ body: '<ddeLink/>' })).toBe('activeContent');
  });
});
