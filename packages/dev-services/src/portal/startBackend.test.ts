import { readErrorLine } from './startBackend';

describe('readErrorLine', () => {
  it('reads an error of a plugin', () => {
    expect(
      readErrorLine(
        '2026-11-22T15:19:01.120Z catalog error Location not found type="plugin"',
      ),
    ).toEqual({
      plugin: 'catalog',
      message: 'Location not found type="plugin"',
    });
  });

  it.each([
    '2026-11-22T15:19:01.120Z catalog info no error here',
    '2026-11-22T15:19:01.120Z catalog warn error Location',
    '    at error (file.ts:1:1)',
    '',
  ])('leaves %p alone', line => {
    expect(readErrorLine(line)).toBeUndefined();
  });
});
