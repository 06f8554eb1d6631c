import { NewExemption } from '@meshport/backstage-plugin-data-governance-common';
import { FOUNDATIONS } from './personas';

/** In milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;
export const FLIGHTS = 'dataproduct:default/flights';
export const STRIKES = 'dataproduct:default/bird-strikes';
export const inDays = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString();

/** A request of the owner of flights. */
export const ask = (overrides: Partial<NewExemption> = {}): NewExemption => ({
  scorecard: FOUNDATIONS,
  checkId: 'purpose',
  product: FLIGHTS,
  reason: 'The purpose is written in spring',
  ticket: 'FLT-12',
  endsAt: inDays(30),
  ...overrides,
});
