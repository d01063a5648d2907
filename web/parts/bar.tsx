/** A part of a bar, by what it stands for: the same part looks the same on every page. */
export type BarPart = { readonly sort: 'good' | 'calm' | 'late' | 'rest'; readonly share: number };

/** The pattern of what is late, so that it is told without colours; once on a page with bars. */
export const BarPatterns = () => (
  <svg class="patterns" aria-hidden="true" width="0" height="0">
    <defs>
      <pattern id="arsir" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="3" height="3" class="late-soft" />
        <rect width="1.4" height="3" class="late" />
      </pattern>
    </defs>
  </svg>
);

/** A bar from zero to a whole, its parts one after the other. It says nothing by itself: words stand beside it. */
export const Bar = ({ parts, wide = 100 }: { readonly parts: readonly BarPart[]; readonly wide?: number }) => {
  const starts = parts.map((_, place) => parts.slice(0, place).reduce((sum, { share }) => sum + share, 0));
  return (
    <svg class="bar" viewBox={`0 0 ${wide} 4`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={wide} height="4" class="ground" />
      {parts.map(({ sort, share }, place) => (
        <rect key={sort} x={(starts[place] ?? 0) * wide} width={share * wide} height="4" class={sort} />
      ))}
    </svg>
  );
};
