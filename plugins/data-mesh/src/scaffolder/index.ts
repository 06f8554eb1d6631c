import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/**
 * The form fields that software templates of data products use.
 * @internal
 */
export const dataMeshFormFields = [
  FormFieldBlueprint.make({
    name: 'data-platform-table-picker',
    params: {
      field: () => import('./formFields').then(m => m.tablePickerField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'data-product-name-picker',
    params: {
      field: () => import('./formFields').then(m => m.namePickerField),
    },
  }),
];
