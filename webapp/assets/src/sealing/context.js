/** What binds every part of a sealed bid to its project, lot and bid. */
import { canonical } from './canonical.js';

export const FORMAT = 'sunroad-bid/1';

/** Canonical JSON, as bytes. */
export const contextOf = ({ project, lot, bid }) =>
  canonical({ bid: String(bid), format: FORMAT, lot: String(lot), project: String(project) });
