import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { dataMeshPlugin } from '../plugin';
import {
  DataPlatformTablePicker,
  validateTable,
} from './DataPlatformTablePicker';
import { DataProductNamePicker, validateName } from './DataProductNamePicker';
import { namePickerSchema, tablePickerSchema } from './schema';

/**
 * Form field `DataPlatformTablePicker` for the old frontend system; put it
 * within `ScaffolderFieldExtensions`.
 * @public
 */
export const DataPlatformTablePickerFieldExtension = dataMeshPlugin.provide(
  createScaffolderFieldExtension({
    name: 'DataPlatformTablePicker',
    component: DataPlatformTablePicker,
    validation: validateTable,
    schema: tablePickerSchema.schema,
  }),
);

/**
 * Form field `DataProductNamePicker` for the old frontend system; put it
 * within `ScaffolderFieldExtensions`.
 * @public
 */
export const DataProductNamePickerFieldExtension = dataMeshPlugin.provide(
  createScaffolderFieldExtension({
    name: 'DataProductNamePicker',
    component: DataProductNamePicker,
    validation: validateName,
    schema: namePickerSchema.schema,
  }),
);
