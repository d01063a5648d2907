/** Powertools read these once, when they are loaded: whoever imports them imports this file first. */
process.env['POWERTOOLS_SERVICE_NAME'] = 'tanggap';
process.env['POWERTOOLS_METRICS_NAMESPACE'] = 'Tanggap';
process.env['POWERTOOLS_LOG_LEVEL'] = 'INFO';

const MOST_LINES = 20_000;
const lines: string[] = [];

/**
 * Log and metric lines go past vitest's console to the process's own output. They are caught there instead of printed,
 * so that a test can search them; everything else that is written still gets out.
 */
const catchOutput = (stream: NodeJS.WriteStream): void => {
  const write = stream.write.bind(stream);
  stream.write = (chunk: unknown, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : '';
    if (!text.startsWith('{')) return Reflect.apply(write, stream, [chunk, ...rest]);
    if (lines.length < MOST_LINES) lines.push(...text.split('\n').filter((line) => line !== ''));
    return true;
  };
};

catchOutput(process.stdout);
catchOutput(process.stderr);

/** Every log and metric line since the last call. */
export const takeLines = (): readonly string[] => lines.splice(0);
