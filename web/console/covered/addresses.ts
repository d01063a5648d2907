/** Where what was done in a month is listed, of one unit or of all. */
export const activitiesAddress = (month: string, unit?: string): string =>
  `/kantor/kegiatan?bulan=${month}${unit === undefined ? '' : `&unit=${unit}`}`;
export const activityAddress = (activity: string): string => `/kantor/kegiatan/${activity}`;
export const newsAddress = (news: string): string => `/kantor/berita/${news}`;
