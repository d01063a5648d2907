import * as z from 'zod';
import type { Office } from '#shared/domain/office/office';
import type { AttachmentNote, DataFlag, Place, Reporter } from '#shared/domain/report/submission';
import { isVisible } from '#shared/domain/words/visible';
import { jsonFaultOf } from './json-fault.ts';
import { flag, noOddities, type Oddities, readText } from './read-value.ts';

const FIELD_LIMIT = 1_000;
/** What is attached to a message is described in so much; an address that is signed is long. */
const NOTE_LIMIT = 300;
const ADDRESS_LIMIT = 2_000;
const MOST_ATTACHMENTS = 20;

const Fields = z.record(z.string(), z.unknown());

/** Where it happened. Coordinates outside the regency are kept and flagged; swapped ones are flagged, not guessed. */
export const readPlace = (oddities: Oddities, value: unknown, area: Office['area']): Place | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return optional({ description: readText(oddities, 'place', value, FIELD_LIMIT) });
  const fields = Fields.safeParse(value);
  if (!fields.success) return flag(oddities, 'fieldUnreadable', 'place', value);
  const { description, village, district, latitude, longitude } = fields.data;
  return optional({
    description: readText(oddities, 'place.description', description, FIELD_LIMIT),
    village: readText(oddities, 'place.village', village, FIELD_LIMIT),
    district: readText(oddities, 'place.district', district, FIELD_LIMIT),
    ...readCoordinates(oddities, latitude, longitude, area),
  });
};

const readCoordinates = (
  oddities: Oddities,
  latitude: unknown,
  longitude: unknown,
  area: Office['area'],
): { readonly latitude?: number; readonly longitude?: number } => {
  if (isAbsent(latitude) && isAbsent(longitude)) return {};
  const [lat, lon] = [degrees(latitude), degrees(longitude)];
  const inArea = (y: number, x: number): boolean =>
    y >= area.south && y <= area.north && x >= area.west && x <= area.east;
  if (lat !== undefined && lon !== undefined && inArea(lon, lat)) {
    flag(oddities, 'coordinatesSwapped', 'place.coordinates', [latitude, longitude]);
    return {};
  }
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    flag(oddities, 'coordinatesInvalid', 'place.coordinates', [latitude, longitude]);
    return {};
  }
  if (!inArea(lat, lon)) flag(oddities, 'coordinatesOutside', 'place.coordinates', [latitude, longitude]);
  return { latitude: lat, longitude: lon };
};

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

const Email = z.email().max(254);
const List = z.array(z.unknown());

const degrees = (value: unknown): number | undefined => {
  const read = typeof value === 'string' && /^-?\d{1,3}(\.\d{1,12})?$/.test(value.trim()) ? Number(value) : value;
  // Twelve places are far below a hair's breadth; a number any closer to zero is more than the table can hold.
  return typeof read === 'number' && Number.isFinite(read) ? Number(read.toFixed(12)) : undefined;
};

/**
 * Who reported, kept whole and sealed: an odd phone number stands as it came. What is odd is only named, so that no
 * part of an identity gets into the raw values beside the words.
 */
export const readReporter = (
  value: unknown,
): { readonly reporter: Reporter | undefined; readonly odd: readonly DataFlag[] } => {
  if (value === undefined || value === null || value === '') return { reporter: undefined, odd: [] };
  const fields = Fields.safeParse(typeof value === 'string' ? { name: value } : value);
  if (!fields.success) return { reporter: undefined, odd: ['fieldUnreadable'] };
  const oddities = noOddities();
  const read = (field: string): string | undefined => readText(oddities, field, fields.data[field], FIELD_LIMIT);
  const [name, phone, email, nik, address] = [read('name'), read('phone'), read('email'), read('nik'), read('address')];
  const odd: DataFlag[] = [...oddities.flags];
  if (phone !== undefined && !/^(\+?62|0)\d{7,13}$/.test(phone.replace(/[\s().-]/g, ''))) odd.push('phoneUnusual');
  if (email !== undefined && !Email.safeParse(email).success) odd.push('emailUnusual');
  if (nik !== undefined && !/^\d{16}$/.test(nik)) odd.push('nikUnusual');
  return { reporter: optional({ name, phone, email, nik, address }), odd };
};

const listIn = (value: unknown) => List.safeParse(typeof value === 'string' ? parsed(value) : value);

/** Whether there is anything in the place of files, be it unreadable. */
export const listsFiles = (value: unknown): boolean => {
  const list = listIn(value);
  if (list.success) return list.data.length > 0;
  return typeof value === 'string' ? isVisible(value) : !isAbsent(value);
};

/** What the channel says of the files: a list, or a string that holds one as JSON. */
export const readAttachments = (oddities: Oddities, value: unknown): readonly AttachmentNote[] => {
  if (isAbsent(value)) return [];
  const list = listIn(value);
  if (!list.success) {
    flag(oddities, 'attachmentsUnreadable', 'attachments', value);
    return [];
  }
  if (list.data.length > MOST_ATTACHMENTS) flag(oddities, 'attachmentsTooMany', 'attachments', list.data.length);
  return list.data.slice(0, MOST_ATTACHMENTS).flatMap((entry, index) => readAttachment(oddities, entry, index));
};

const readAttachment = (oddities: Oddities, entry: unknown, index: number): readonly AttachmentNote[] => {
  const field = `attachments.${index}`;
  const fields = Fields.safeParse(typeof entry === 'string' ? { name: entry } : entry);
  if (!fields.success) {
    flag(oddities, 'attachmentUnusual', field, entry);
    return [];
  }
  const { name, url, mediaType, type, size, sha256 } = fields.data;
  const read = (key: string, value: unknown, limit = NOTE_LIMIT): string | undefined =>
    readText(oddities, `${field}.${key}`, value, limit);
  const shown = read('name', name);
  const address = read('url', url, ADDRESS_LIMIT);
  const isOdd = shown === undefined || /[\\/]|\.\.|[\r\n]/.test(String(name)) || size === 0;
  // Nobody is to follow an address that is none of a file on the web.
  if (isOdd || (address !== undefined && !/^https?:\/\//i.test(address))) {
    flag(oddities, 'attachmentUnusual', field, entry);
  }
  const bytes = typeof size === 'string' && /^\d{1,12}$/.test(size) ? Number(size) : size;
  return [
    {
      name: shown ?? '?',
      ...defined({
        url: address,
        mediaType: read('mediaType', mediaType ?? type),
        sha256: read('sha256', sha256),
      }),
      ...(typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0 ? { size: bytes } : {}),
    },
  ];
};

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    // Of two values under one key nobody knows which was meant, here as in the message around it.
    return jsonFaultOf(text) === 'fieldRepeated' ? undefined : value;
  } catch {
    return undefined;
  }
};

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value. */
const defined = <T extends object>(fields: T): Defined<T> => {
  const kept: Defined<T> = Object.assign({}, fields);
  for (const key of Object.keys(fields)) if (Reflect.get(fields, key) === undefined) Reflect.deleteProperty(kept, key);
  return kept;
};

/** The same, or nothing when no field has one. */
const optional = <T extends object>(fields: T): Defined<T> | undefined => {
  const kept = defined(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
};
