import office from '#policy/office.json' with { type: 'json' };

/** What local/start listens at unless it says otherwise. */
const WEBHOOK_URL = 'http://localhost:4570/grup-asdp';
/**
 * Of the local stage only, where everybody may know it: base64 of the 36 characters
 * "only-for-the-local-stage-of-tanggap!".
 */
const WEBHOOK_SECRET = `whsec_${Buffer.from('only-for-the-local-stage-of-tanggap!').toString('base64')}`;
/** The mail service's simulator: a mail to it comes back, as one to an address that is gone. */
const BOUNCING = 'bounce@simulator.amazonses.com';

/**
 * The contact book of the local stage, invented: a mail address for everybody, a webhook for one group as behind a
 * chat's gateway, and one address that bounces.
 */
export const localContacts = (webhookUrl: string = WEBHOOK_URL): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    [...office.people, ...office.groups].map(({ id }) => [id, { by: 'mail', address: `${id}@kantor.contoh.invalid` }]),
  ),
  'grup-asdp': { by: 'webhook', url: webhookUrl, secret: WEBHOOK_SECRET },
  'grup-umum': { by: 'mail', address: BOUNCING },
});
