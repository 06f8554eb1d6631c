import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  DataPlatformTablePicker,
  validateTable,
} from './DataPlatformTablePicker';
import { DataProductNamePicker, validateName } from './DataProductNamePicker';
import { namePickerSchema, tablePickerSchema } from './schema';

/** @internal */
export const tablePickerField = createFormField({
  name: 'DataPlatformTablePicker',
  component: DataPlatformTablePicker,
  validation: validateTable,
  schema: tablePickerSchema,
});

/** @internal */
export const namePickerField = createFormField({
  name: 'DataProductNamePicker',
  component: DataProductNamePicker,
  validation: validateName,
  schema: namePickerSchema,
});
