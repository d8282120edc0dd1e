/** A whole process: its lanes as bands one below the other, what is inside placed in them. */
import { placed } from './placing.js';
import { profileOf } from './profile.js';

const PAD = 26;
const LEAST = 120;

/** `{boxes, lines, bands: [{top, bottom}], width, height}`, from 0/0. */
export function inside(process, { of, count }) {
  const profile = profileOf(process, element => of.get(element.get('id')));
  const bands = [];
  for (let band = 0; band < count; band += 1) {
    const top = bands.at(-1)?.bottom ?? 0;
    bands.push({ top, bottom: top + Math.max((profile.needs.get(band) ?? 0) + 2 * PAD, LEAST) });
  }
  const slots = new Map(bands.map(({ top, bottom }, band) => [band, { top: top + PAD, bottom: bottom - PAD }]));
  const found = placed(profile, slots, 0);
  return { ...found, bands, width: profile.width, height: bands.at(-1).bottom };
}
