import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { z } from 'zod';
import { portKey } from './portRefs';

/** The choice in the duration field that asks for a number of days. */
export const CUSTOM_DURATION = 'custom';

const whatForSchema = z.object({
  purpose: z.string(),
  /** ISO 8601 duration or {@link CUSTOM_DURATION}; empty until chosen. */
  duration: z.string(),
  /** Number of days as typed, with {@link CUSTOM_DURATION}. */
  customDays: z.string(),
});

/** What the data is for, and for how long. */
export type WhatFor = z.infer<typeof whatForSchema>;

const portValuesSchema = whatForSchema.extend({
  /** The chosen columns; absent: all of them. */
  columns: z.array(z.string()).optional(),
  /** The chosen values by column; all rows where it is empty. */
  rows: z.record(z.string(), z.array(z.string())),
  /** Hash of the terms that were accepted. */
  acceptedTerms: z.string().optional(),
});

/** What is asked for one of the ports. */
export type PortValues = z.infer<typeof portValuesSchema>;

/** The shape of the form, to read it back from a storage. */
export const formValuesSchema = whatForSchema.extend({
  /** Entity ref; empty for the user. */
  holder: z.string(),
  comment: z.string(),
  /** Whether each port has a purpose and a time of its own. */
  apart: z.boolean(),
  /** By {@link portKey}. */
  ports: z.record(z.string(), portValuesSchema),
});

/** What a person has typed into the request form. */
export type RequestFormValues = z.infer<typeof formValuesSchema>;

const EMPTY_WHAT_FOR: WhatFor = { purpose: '', duration: '', customDays: '' };

export const EMPTY_PORT: PortValues = { ...EMPTY_WHAT_FOR, rows: {} };

export const EMPTY_REQUEST_FORM: RequestFormValues = {
  ...EMPTY_WHAT_FOR,
  holder: '',
  comment: '',
  apart: false,
  ports: {},
};

/** What is asked for one port so far. */
export function valuesOf(values: RequestFormValues, port: PortRef): PortValues {
  return values.ports[portKey(port)] ?? EMPTY_PORT;
}

/** What a port is asked for, which may be the same for all. */
export function whatForOf(values: RequestFormValues, port: PortRef): WhatFor {
  return values.apart ? valuesOf(values, port) : values;
}

/** The values with changes to what is asked for one port. */
export function withPort(
  values: RequestFormValues,
  port: PortRef,
  changes: Partial<PortValues>,
): RequestFormValues {
  return {
    ...values,
    ports: {
      ...values.ports,
      [portKey(port)]: { ...valuesOf(values, port), ...changes },
    },
  };
}

/** The ISO 8601 duration that is asked for, if one is already. */
export function chosenDuration(
  values: Pick<WhatFor, 'duration' | 'customDays'>,
): string | undefined {
  if (values.duration !== CUSTOM_DURATION) {
    return values.duration || undefined;
  }
  const days = wholeNumber(values.customDays);
  return days ? `P${days}D` : undefined;
}

/** A whole number of at most five digits as it was typed. */
export function wholeNumber(text: string): number | undefined {
  const trimmed = text.trim();
  return /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : undefined;
}
