import { describe, expect, it } from 'vitest';
import { EvidenceAnnounced } from '#shared/contracts/http/evidence';

const announced = (name: string) =>
  EvidenceAnnounced.safeParse({ purpose: 'after', kind: 'jpeg', size: 1, sha256: '0'.repeat(64), name });

describe('the name of an announced file', () => {
  it.each([
    ['a path', 'C:\\foto\\IMG_0001.jpg', 'IMG_0001.jpg'],
    ['a way up', '../../etc/foto.jpg', 'foto.jpg'],
    ['what a terminal obeys', 'foto\u001b[2J\u009b31m\r\n.jpg', 'foto[2J31m.jpg'],
    ['marks of direction', 'foto\u202egpj.exe', 'fotogpj.exe'],
    ['more than 200 characters', `${'a'.repeat(199)}💡💡.jpg`, `${'a'.repeat(199)}💡`],
    ['a letter with its accent at the limit', `${'a'.repeat(199)}e\u0301.jpg`, 'a'.repeat(199)],
  ])('is left with what people read of it: %s', (_, name, kept) => {
    expect(announced(name).data?.name).toBe(kept);
  });

  it.each(['', ' ', '\u3164', '\u2800', 'foto/', '\u202e', 'a'.repeat(1_001)])(
    'is none where nothing of it is seen, and none without end: %j',
    (name) => {
      expect(announced(name).success).toBe(false);
    },
  );
});
