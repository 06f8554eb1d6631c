import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

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
    }),
});

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
