import channels from '#policy/channels.json' with { type: 'json' };
import office from '#policy/office.json' with { type: 'json' };
import { Channels, Office } from '#shared/domain/office';

/** The two small files that the front doors need: a cold start that parses all rules takes twice as long. */
export const loadOffice = (): { readonly office: Office; readonly channels: Channels } => ({
  office: Office.parse(office),
  channels: Channels.parse(channels),
});
