import fc from 'fast-check';
import { LogicalType, TableDescription } from '../../platform';

/**
 * Any table an engine may describe, with names that are awkward in YAML.
 * @internal
 */
export const anyTable: fc.Arbitrary<TableDescription> = fc.record(
  {
    location: fc.record({
      schema: fc.string({ minLength: 1 }),
      table: fc.string({ minLength: 1 }),
    }),
    title: fc.string({ minLength: 1 }),
    type: fc.constantFrom('table' as const, 'view' as const),
    description: fc.string(),
    columns: fc.uniqueArray(
      fc.record(
        {
          name: fc.oneof(
            fc.string({ minLength: 1 }),
            fc.constantFrom('constructor', '__proto__', 'yes', 'null', '1.0'),
          ),
          physicalType: fc.string(),
          logicalType: fc.constantFrom<LogicalType[]>(
            'string',
            'integer',
            'number',
            'timestamp',
            'boolean',
            'array',
          ),
          required: fc.boolean(),
          unique: fc.boolean(),
          primaryKeyPosition: fc.integer({ min: 1, max: 32 }),
          description: fc.string({ unit: 'grapheme' }),
        },
        {
          requiredKeys: [
            'name',
            'physicalType',
            'logicalType',
            'required',
            'unique',
          ],
        },
      ),
      { selector: column => column.name, maxLength: 20 },
    ),
  },
  { requiredKeys: ['location', 'title', 'type', 'columns'] },
);
