import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { CLASSIFICATIONS } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * The value of a DataPlatformTablePicker: a table of a data platform.
 * @internal
 */
export const tablePickerSchema = makeFieldSchema({
  output: z =>
    z.object({
      platform: z.string().describe('Id of a configured data platform'),
      location: z
        .record(z.string())
        .describe('Where the table is, as an output port carries it'),
      columns: z
        .record(
          z.object({
            description: z.string().optional(),
            classification: z.enum(CLASSIFICATIONS).optional(),
          }),
        )
        .optional()
        .describe('What a person adds to columns, by name'),
    }),
});

/**
 * What a person adds to the columns of a table, by name.
 * @internal
 */
export type ColumnNotes = NonNullable<
  (typeof tablePickerSchema.TOutput)['columns']
>;

/**
 * The value of a DataProductNamePicker.
 * @internal
 */
export const namePickerSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a data product that is free'),
});

/**
 * Where a validation puts what is wrong with a field.
 * @internal
 */
export interface FieldErrors {
  addError(message: string): void;
}
