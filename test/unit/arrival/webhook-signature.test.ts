import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { verifySignature } from '#shared/runtime/webhook-signature';
import { wib } from '#test/support/builders/a-report';

const NOW = wib('2026-11-24 10:00');
const SECRET = `whsec_${Buffer.from('an invented secret of 32 bytes..').toString('base64')}`;
const BODY = Buffer.from('{"type":"report.withdrawn"}');

const signedBy = (id: string, secret = SECRET) => ({
  id,
  timestamp: String(NOW / 1000),
  signature: new Webhook(secret).sign(id, new Date(NOW), BODY.toString()),
  body: BODY,
});

describe('the signature of a webhook', () => {
  it.each(['msg_2kVw7Qm4x9Tn', 'a/b+c==', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '~!@#$%^&*()'])(
    'holds for the id %s',
    (id) => {
      expect(verifySignature(signedBy(id), [SECRET], NOW)).toEqual({ ok: true, value: id });
    },
  );

  it.each(['two.parts', 'first,second', 'with space', 'é', ''])('is not looked at for the id %j', (id) => {
    const { ok } = verifySignature({ ...signedBy('msg'), id }, [SECRET], NOW);
    expect(ok).toBe(false);
  });

  it('holds under no secret at all', () => {
    expect(verifySignature(signedBy('msg'), [], NOW)).toEqual({ ok: false, refusal: 'signatureInvalid' });
  });
});
