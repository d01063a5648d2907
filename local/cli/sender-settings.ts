import { channelSecret, type Stack } from '#local/aws/stack';
import { readAhead } from '#local/aws/stack-clock';

/**
 * What the office gives a channel's sender, as lines that a shell takes in, and how far the local system's clock is
 * ahead of this machine's, which no real one is. The examples of docs/channel-api.md go by these names.
 */
export const senderSettings = async (stack: Stack, channel: string): Promise<string> => {
  const secret = (await channelSecret(stack, channel)).replace(/^(?!whsec_)/, 'whsec_');
  const settings = {
    TANGGAP_URL: `${stack.apiUrl}/v1/channels/${channel}/events`,
    TANGGAP_SECRET: secret,
    TANGGAP_AHEAD: String(await readAhead(stack)),
  };
  return Object.entries(settings)
    .map(([name, value]) => `export ${name}='${value}'`)
    .join('\n');
};
