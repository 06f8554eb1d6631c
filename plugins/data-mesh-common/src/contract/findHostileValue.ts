import { ContractProblem } from './types';

// As keys of plain objects these reach the prototype chain in careless code.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Looks for what the syntax of YAML and JSON allows and a store or a program
 * would stumble over: NUL characters, cycles, keys that name parts of the
 * prototype chain.
 *
 * @param value - data that is not nested deeply
 * @internal
 */
export function findHostileValue(
  value: unknown,
  path = '',
  ancestors: object[] = [],
): ContractProblem | undefined {
  if (typeof value === 'string') {
    return value.includes('\0')
      ? { path, message: 'contains a NUL character; remove it' }
      : undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (ancestors.includes(value)) {
    return { path, message: 'refers to itself; remove the alias' };
  }
  const inside = [...ancestors, value];
  for (const [key, child] of Object.entries(value)) {
    const childPath = appendKey(path, key, Array.isArray(value));
    if (FORBIDDEN_KEYS.has(key) || key.includes('\0')) {
      return {
        path: childPath.replaceAll('\0', '\\0'),
        message: 'is not allowed as a key; rename it',
      };
    }
    const problem = findHostileValue(child, childPath, inside);
    if (problem) {
      return problem;
    }
  }
  return undefined;
}

function appendKey(path: string, key: string, isIndex: boolean): string {
  if (isIndex) {
    return `${path}[${key}]`;
  }
  return path ? `${path}.${key}` : key;
}
