import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** A picture read and written anew, and nothing more: `node bench/bare-picture.ts picture.jpg`. */
const [file = ''] = process.argv.slice(2);
await sharp(readFileSync(file)).autoOrient().jpeg({ quality: 88 }).toBuffer();
