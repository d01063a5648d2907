import type { FigureName } from '#shared/domain/figures/figure-name';

/** The two formulas of the central government, each of all reports and of those that were the office's to follow up. */
export const FORMULAS = [
  {
    by: 'KemenPANRB',
    name: 'KemenPANRB: (selesai + proses) dibagi semua',
    gross: 'followedUp.panrb.gross',
    net: 'followedUp.panrb.net',
  },
  {
    by: 'Kemendagri',
    name: 'Kemendagri: selesai dibagi semua',
    gross: 'followedUp.kemendagri.gross',
    net: 'followedUp.kemendagri.net',
  },
] as const satisfies readonly {
  readonly by: string;
  readonly name: string;
  readonly gross: FigureName;
  readonly net: FigureName;
}[];

/** They stand in a table of their own. */
export const isFollowUp = (name: FigureName): boolean =>
  FORMULAS.some(({ gross, net }) => name === gross || name === net);
