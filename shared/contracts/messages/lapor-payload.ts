import * as z from 'zod';
import type { ArrivalType, RawArrival } from '#shared/domain/arrival/arrival';

/**
 * LAPOR!-shaped data as its gateway and its admin export show it: dates `d-m-Y H:i:s` without a zone, attachments as a
 * string that holds a JSON array, flags as "0" and "1". Version 4.0 is announced, so nothing here is required: every
 * value passes on as it came, and what cannot be read is flagged later.
 */
const LaporPayload = z.looseObject({
  complaint_id: z.unknown().optional(),
  id: z.unknown().optional(),
});

/** Renames LAPOR!'s fields to ours; the values stay as they came. */
export const fromLapor = (type: ArrivalType, data: Readonly<Record<string, unknown>>): RawArrival => {
  const lapor = LaporPayload.parse(data);
  return {
    // Only a submission may name itself by `id`: that of an update is the update's own. The tracking id is yet another
    // number.
    externalId: lapor.complaint_id ?? (type === 'report.submitted' ? lapor.id : undefined),
    title: lapor['title'],
    text: lapor['content'] ?? lapor['reason'],
    submittedAt: lapor['created_at'],
    disposedAt: lapor['disposed_at'],
    incidentDate: lapor['date_of_incident'],
    class: lapor['classification_name'] ?? lapor['classification_id'],
    category: lapor['category_name'] ?? lapor['category_id'],
    status: lapor['status_name'] ?? lapor['status_code'],
    changedAt: lapor['updated_at'],
    anonymous: lapor['is_anonymous'],
    secret: lapor['is_secret'],
    place: lapor['location_name'] ?? lapor['location'],
    reporter: lapor['user'],
    attachments: lapor['attachments'],
  };
};
