import { TestApiRegistry } from '@backstage/test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { validateName } from './DataProductNamePicker';

const apiHolder = TestApiRegistry.from([
  catalogApiRef,
  catalogApiMock({
    entities: [
      {
        apiVersion: 'meshport.dev/v1alpha1',
        kind: 'DataProduct',
        metadata: { name: 'flights', namespace: 'default' },
      },
    ],
  }),
]);

async function errorsOf(name: string | undefined): Promise<string[]> {
  const errors: string[] = [];
  await validateName(
    name,
    { addError: message => errors.push(message) },
    { apiHolder },
  );
  return errors;
}

describe('validateName', () => {
  it.each(['runways', 'runway-lights-2', 'a'])('takes %p', async name => {
    await expect(errorsOf(name)).resolves.toEqual([]);
  });

  it.each([undefined, '', 'Runways', '../x', 'a--b', 'a-', '1a', 'a b'])(
    'refuses %p',
    async name => {
      await expect(errorsOf(name)).resolves.toEqual([
        'Start with a lower case letter and go on with lower case letters, digits and single dashes',
      ]);
    },
  );

  it('refuses a long name and one that is taken', async () => {
    await expect(errorsOf('x'.repeat(51))).resolves.toEqual([
      'Use at most 50 characters',
    ]);
    await expect(errorsOf('flights')).resolves.toEqual([
      "A data product 'flights' exists already",
    ]);
  });
});
