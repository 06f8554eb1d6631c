import type { z } from 'zod';
import { ContractProblem } from './types';

/**
 * Turns what zod found into a problem that says what is wrong and how to mend
 * it. The issue must carry its input.
 *
 * @internal
 */
export function describeIssue(issue: z.core.$ZodIssue): ContractProblem {
  return { path: formatPath(issue.path), message: describe(issue) };
}

function formatPath(path: PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') {
      return `${text}[${part}]`;
    }
    return text ? `${text}.${String(part)}` : String(part);
  }, '');
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue.expected, issue.input);
    case 'invalid_value': {
      const allowed = issue.values.map(String).join(', ');
      return issue.input === undefined
        ? `is missing; use one of: ${allowed}`
        : `is ${show(issue.input)}; use one of: ${allowed}`;
    }
    case 'invalid_union':
      return issue.input === undefined
        ? 'is missing; add it'
        : `is ${nameType(issue.input)}; use a text, a number, true or false`;
    case 'too_small':
      return 'is empty; give it a value';
    default:
      return issue.message;
  }
}

const EXPECTED: Record<string, string> = {
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function describeType(expected: string, input: unknown): string {
  const wanted = EXPECTED[expected] ?? expected;
  if (input === undefined) {
    return `is missing; add it as ${wanted}`;
  }
  if (input === null) {
    return `has no value; remove the key or give it ${wanted}`;
  }
  if (
    expected === 'string' &&
    (typeof input === 'number' || typeof input === 'boolean')
  ) {
    return `is ${nameType(input)}; put it in quotes to make it a text`;
  }
  return `is ${nameType(input)}; use ${wanted}`;
}

function nameType(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object') {
    return value === null ? 'empty' : 'a mapping';
  }
  return typeof value === 'string'
    ? show(value)
    : `the ${typeof value} ${value}`;
}

function show(value: unknown): string {
  const shown =
    typeof value === 'string' ? `'${value}'` : JSON.stringify(value) ?? '';
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}
