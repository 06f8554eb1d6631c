import { explainFailure } from './explainFailure';
import { StartError } from './StartError';

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

describe('explainFailure', () => {
  it.each([
    failure('ENOSPC', 'ENOSPC: no space left on device, write'),
    failure('53100', 'could not extend file "base/1/2"'),
    failure('', 'initdb: could not write file: No space left on device'),
  ])('says how to mend a full disk: %s', error => {
    const explained = explainFailure(error, '/srv/data');
    expect(explained).toBeInstanceOf(StartError);
    expect(String(explained)).toContain(
      'The disk that holds /srv/data is full. Free some space',
    );
  });

  it('says how to mend secrets that do not fit the data', () => {
    const explained = explainFailure(
      failure('28P01', 'password authentication failed for user "postgres"'),
      '/srv/data',
    );
    expect(String(explained)).toContain('remove /srv/data to begin');
  });

  it('says how to mend a folder that cannot be written', () => {
    const explained = explainFailure(
      failure('EACCES', "EACCES: permission denied, mkdir '/srv/data'"),
      '/srv/data',
    );
    expect(String(explained)).toContain('set MESHPORT_DATA to a folder');
  });

  it('keeps other failures', () => {
    const error = new Error('something else');
    expect(explainFailure(error, '/srv/data')).toBe(error);
    const known = new StartError('It is so.', 'Do this.');
    expect(explainFailure(known, '/srv/data')).toBe(known);
  });
});
