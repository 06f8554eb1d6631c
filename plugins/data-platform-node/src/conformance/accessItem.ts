import { AccessItem } from '../DataPlatformAccess';
import { DataPlatformFixture } from './DataPlatformFixture';

let ports = 0;

/**
 * A right on the fixture's table, for a port that no other test uses.
 * @internal
 */
export function newItem(
  fixture: DataPlatformFixture,
  fields?: Partial<AccessItem>,
): AccessItem {
  ports += 1;
  return {
    product: 'dataproduct:default/conformance',
    port: `port-${ports}`,
    version: '1.0.0',
    location: fixture.table.location,
    principal: fixture.principals[0],
    ...fields,
  };
}

/**
 * Names that try to break out of a statement, or are longer than engines
 * allow. Two of them differ in their last character only.
 * @internal
 */
export const HOSTILE_NAMES = [
  `o'brien"; DROP TABLE students; --`,
  'naïve ☃ 表 \u202etxet',
  '$1 $$ ${x} {{y}} %s %I \\',
  `${'long-'.repeat(60)}a`,
  `${'long-'.repeat(60)}b`,
];
