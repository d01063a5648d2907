import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Log, Now } from '#shared/app/ports';
import type { ReadTrackingKeys } from '#shared/app/report/ports';
import type { CounterAsked, CounterEntered } from '#shared/contracts/http/counter';
import type { InvalidField } from '#shared/contracts/http/invalid-fields';
import { readMoment } from '#shared/domain/arrival/read-value';
import type { SubDistricts } from '#shared/domain/arrival/sub-district';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Office } from '#shared/domain/office/office';
import type { Officer } from '#shared/domain/office/officer';
import { base32 } from '#shared/domain/words/base32';
import { sha256 } from '#shared/domain/words/hash';
import type { PersonId } from '#shared/domain/words/person-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import type { SendMessage } from './ports.ts';
import { acceptEvent } from './receive-event.ts';

export type EnterDeps = {
  readonly policy: { readonly office: Office; readonly subDistricts: SubDistricts };
  readonly trackingKeys: ReadTrackingKeys;
  readonly sendArrival: SendMessage;
  readonly now: Now;
  readonly log: Log;
};

export type EnterRefusal =
  | { readonly kind: Denied | 'CounterNotOfficial' }
  | { readonly kind: 'FieldsInvalid'; readonly fields: readonly InvalidField[] };

/**
 * Takes in what a citizen brings to the counter, where that is an official channel: from here on it goes the way of
 * every report. Which report it is follows from who enters it and the key that they chose, so that it may be sent
 * again; other words under the same key are set aside beside it, as a channel's are.
 */
export const enterAtCounter = async (
  deps: EnterDeps,
  officer: Officer,
  asked: CounterAsked,
  key: string,
): Promise<Result<CounterEntered, EnterRefusal>> => {
  const denied = deniedTo(officer, { to: 'enterAtCounter' });
  if (denied !== undefined) return refuse({ kind: denied });
  const { office, subDistricts } = deps.policy;
  const { counter } = office;
  if (!counter.official) return refuse({ kind: 'CounterNotOfficial' });
  const receivedAt = deps.now();
  const at = readMoment(asked.at, office.zone);
  const district = subDistricts.subDistricts.find(({ id }) => id === asked.subDistrict)?.name;
  const fields = [
    ...(at === undefined || at > receivedAt ? [wrong('at', 'waktu yang sudah lewat · a time that has passed')] : []),
    ...(asked.subDistrict === undefined || district !== undefined
      ? []
      : [wrong('subDistrict', 'kecamatan menurut aturan · a sub-district of the rules')]),
  ];
  if (fields.length > 0 || at === undefined) return refuse({ kind: 'FieldsInvalid', fields });
  const externalId = `loket-${base32(Buffer.from(sha256(`counter\n${officer.person}\n${key}`), 'hex'), 20).toLowerCase()}`;
  // Of the same words always the same bytes: nothing of the moment in which they are sent is in them.
  const event = eventOf(asked, {
    externalId,
    timestamp: isoWithOffset(office, Instant.parse(at)),
    district,
    enteredBy: officer.person,
  });
  const given = { externalId, webhookId: externalId, receivedAt, body: Buffer.from(JSON.stringify(event)) };
  const entered = await acceptEvent(
    { trackingKeys: deps.trackingKeys, send: deps.sendArrival },
    counter.channel,
    given,
  );
  deps.log('counter.entered', { channel: counter.channel, report: entered.report, by: officer.person });
  return ok(entered);
};

const wrong = (field: string, expected: string): InvalidField => ({ field, expected, rule: 'form' });

type Around = {
  readonly externalId: string;
  readonly timestamp: string;
  readonly district: string | undefined;
  readonly enteredBy: PersonId;
};

const eventOf = (asked: CounterAsked, { externalId, timestamp, district, enteredBy }: Around) => ({
  type: 'report.submitted',
  timestamp,
  data: {
    externalId,
    title: asked.title,
    text: asked.text,
    submittedAt: timestamp,
    place: { description: asked.place, district },
    anonymous: asked.anonymous === true,
    secret: asked.secret === true,
    reporter: asked.reporter && { name: asked.reporter.name, address: asked.reporter.reach },
    // Known to nobody but the original, which is kept sealed as it came.
    enteredHow: asked.how,
    enteredBy,
  },
});
