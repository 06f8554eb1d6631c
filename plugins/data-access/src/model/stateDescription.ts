import {
  formatMoment,
  relativeMoment,
  Tone,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';

/** A state in plain words. */
export interface StateDescription {
  tone: Tone;
  /** A few words, for a table. */
  label: string;
  /** A sentence, for the page of the request. */
  title: string;
  detail?: string;
}

/** A moment for a sentence, e.g. `Nov 25, 2026, 3:00 PM (in 3 days)`. */
export function momentInWords(iso: string | undefined): string {
  if (!iso) {
    return 'at an unknown time';
  }
  const at = DateTime.fromISO(iso);
  return `${formatMoment(at)} (${relativeMoment(at)})`;
}
