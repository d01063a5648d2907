import { describe, expect, it } from 'vitest';
import { compileSearchWords, isFoundBy } from '#shared/domain/classify/search-words';
import { policy } from '#test/support/policy';

const { inText, readings } = compileSearchWords(policy.topics);
const isFound = (text: string, asked: string): boolean => isFoundBy(inText([text]), readings(asked));

describe('words that are looked for', () => {
  it.each([
    ['whatever the case', 'LAMPU Jalan padam', 'lampu PADAM'],
    ['in any order', 'lampu jalan padam', 'padam lampu'],
    ['by their beginnings', 'penerangan jalan di Putussibau', 'putus pener'],
    ['with marks and letters that look alike', 'Lámpu jаlan padam', 'lampu jalan'],
    ['with letters written too often', 'lampuuuu padam', 'lampu'],
    ['with the sign for a plural', 'lampu2 padam', 'lampu'],
    ['in a short form that the office knows', 'yg padam hanya satu', 'yang padam'],
    ['by a short form that the office knows', 'yang padam hanya satu', 'yg padam'],
    ['in two words that the office writes as one', 'ada polisi tidur baru', 'poltid baru'],
    ['by two words that the office writes as one', 'ada poltid baru', 'polisi tidur'],
    ['as numbers', 'RT 03 dekat Jalan Lintas 17', '03 17'],
    ['as short words that stand by themselves', 'kapal KB di dermaga', 'kb'],
  ])('are found %s', (_, text, asked) => {
    expect(isFound(text, asked)).toBe(true);
  });

  it.each([
    ['one of them is not there', 'lampu jalan padam', 'lampu rambu'],
    ['they only end so', 'lampu jalan padam', 'alan'],
    ['a short one only begins so', 'padam', 'pa'],
    ['nothing is asked for that is a word', 'lampu jalan padam', '!?'],
  ])('are not found where %s', (_, text, asked) => {
    expect(readings(asked).some((words) => words.length > 0) && isFound(text, asked)).toBe(false);
  });
});
