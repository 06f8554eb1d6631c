import { ApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import TextField from '@material-ui/core/TextField';
import { FieldErrors, namePickerSchema } from './schema';

const NAME_LENGTH = 50;
const NAME_PATTERN = /^[a-z](?:-?[a-z0-9])*$/;

/**
 * A form field of software templates: the name of a new data product.
 * @internal
 */
export function DataProductNamePicker(props: typeof namePickerSchema.TProps) {
  const { formData, onChange, rawErrors = [], idSchema, schema } = props;
  return (
    <TextField
      id={idSchema?.$id}
      required
      fullWidth
      label={schema.title ?? 'Name'}
      helperText={schema.description}
      value={formData ?? ''}
      error={rawErrors.length > 0}
      onChange={event => onChange(event.target.value || undefined)}
      margin="normal"
      FormHelperTextProps={{ margin: 'dense', style: { marginLeft: 0 } }}
    />
  );
}

/**
 * Refuses a name that can't be the name of a repository and of entities, or
 * that a data product has already.
 * @internal
 */
export async function validateName(
  name: string | undefined = '',
  field: FieldErrors,
  context: { apiHolder: ApiHolder },
): Promise<void> {
  if (!NAME_PATTERN.test(name)) {
    field.addError(
      'Start with a lower case letter and go on with lower case letters, digits and single dashes',
    );
    return;
  }
  if (name.length > NAME_LENGTH) {
    field.addError(`Use at most ${NAME_LENGTH} characters`);
    return;
  }
  const taken = await context.apiHolder
    .get(catalogApiRef)
    ?.getEntityByRef({ kind: 'DataProduct', namespace: 'default', name });
  if (taken) {
    field.addError(`A data product '${name}' exists already`);
  }
}
