import channels from '#policy/channels.json' with { type: 'json' };

/** Ids of the channels whose webhooks are accepted; each gets a secret of its own. */
export const OFFICIAL_CHANNELS: readonly string[] = channels.channels
  .filter((channel) => channel.official)
  .map((channel) => channel.id);
