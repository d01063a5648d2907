/** What a part of a bar stands for: the same part looks the same on every page. */
export type BarSort = 'good' | 'calm' | 'late' | 'rest' | 'other';
export type BarPart = { readonly sort: BarSort; readonly share: number };

/** Patterns of what is told without colours, what is late and what ended otherwise; once on a page with bars. */
export const BarPatterns = () => (
  <svg class="patterns" aria-hidden="true" width="0" height="0">
    <defs>
      <pattern id="arsir" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" class="late-soft" />
        <rect width="5" height="7" class="late" />
      </pattern>
      <pattern id="titik" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" class="ground" />
        <circle cx="3" cy="3" r="1.4" class="dot" />
      </pattern>
    </defs>
  </svg>
);

/** A length on a scale from zero, to a hundredth of a per cent. */
const length = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

const startsOf = (parts: readonly BarPart[]): readonly number[] =>
  parts.map((_, place) => parts.slice(0, place).reduce((sum, { share }) => sum + share, 0));

/** A bar from zero to a whole, its parts one after the other. It says nothing by itself: words stand beside it. */
export const Bar = ({ parts }: { readonly parts: readonly BarPart[] }) => {
  const starts = startsOf(parts);
  return (
    <svg class="bar" aria-hidden="true" focusable="false">
      <rect width="100%" height="100%" class="ground" />
      {parts.map(({ sort, share }, place) => (
        <rect key={sort} x={length(starts[place] ?? 0)} width={length(share)} height="100%" class={sort} />
      ))}
    </svg>
  );
};

/** The same standing upright, from the ground. */
export const Column = ({ parts }: { readonly parts: readonly BarPart[] }) => {
  const starts = startsOf(parts);
  return (
    <svg class="column" aria-hidden="true" focusable="false">
      {parts.map(({ sort, share }, place) => (
        <rect
          key={sort}
          y={length(1 - (starts[place] ?? 0) - share)}
          height={length(share)}
          width="100%"
          class={sort}
        />
      ))}
    </svg>
  );
};
