import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { durationInWords } from '@meshport/backstage-plugin-data-mesh-react';
import { z } from 'zod';
import { filterSchema } from './ask/prefill';
import { filterInWords } from './filterWords';
import { namesOf } from './names';
import { momentInWords } from './stateDescription';

// The log keeps details of every version of the plugin, so that each is read on
// its own and one that is not as expected is left out.
const step = z.string();
const duration = z.string();
const approvers = z.array(z.string());
const until = z.string();

/** The events about which the details say more than their name. */
const APPROVALS = ['request.step-approved', 'request.approved'];

/**
 * What the log says of an event besides what happened, in words.
 *
 * @returns one text for each thing worth saying
 */
export function eventDetails({ type, details = {} }: AccessEvent): string[] {
  const read = <T>(schema: z.ZodType<T>, name: string): T | undefined => {
    const parsed = schema.safeParse(details[name]);
    return parsed.success ? parsed.data : undefined;
  };
  const found: (string | undefined)[] = [];
  if (APPROVALS.includes(type)) {
    const shorter = read(duration, 'duration');
    const narrower = read(filterSchema, 'filter');
    found.push(
      labelled('Step', read(step, 'step')),
      labelled('Only for', shorter && durationInWords(shorter)),
      labelled('Only', narrower && filterInWords(narrower)),
    );
  }
  if (type === 'request.escalated') {
    const next = read(approvers, 'approvers');
    found.push(labelled('Now to decide', next && namesOf(next)));
  }
  if (type === 'grant.extended') {
    const end = read(until, 'until');
    found.push(labelled('New end', end && momentInWords(end)));
  }
  return found.filter(text => text !== undefined);
}

function labelled(label: string, text: string | undefined) {
  return text ? `${label}: ${text}` : undefined;
}
