import fc from 'fast-check';
import { draftKey, readDraft, writeDraft } from './draft';
import { EMPTY_REQUEST_FORM } from './formValues';

const storage = window.sessionStorage;
const port = { product: 'dataproduct:default/a', port: 'b', version: '1.0.0' };

describe('draft', () => {
  beforeEach(() => storage.clear());

  it('comes back as it was written', () => {
    const draft = { ...EMPTY_REQUEST_FORM, comment: 'Ünïcode “text”\n' };
    writeDraft(storage, 'key', draft);
    expect(readDraft(storage, 'key')).toEqual(draft);
  });

  it('is undefined for anything else that may be in the storage', () => {
    expect(readDraft(storage, 'nothing')).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        storage.setItem('key', text);
        expect(readDraft(storage, 'key')).toBeUndefined();
      }),
    );
  });

  it('is of one person and the same ports, in any order', () => {
    const other = { ...port, port: 'c' };
    const keys = [
      draftKey('user:default/chen', [port]),
      draftKey('user:default/olivia', [port]),
      draftKey('user:default/chen', [{ ...port, version: '2.0.0' }]),
      draftKey('user:default/chen', [other]),
      draftKey('user:default/chen', [port, other]),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(draftKey('user:default/chen', [other, port])).toBe(keys[4]);
  });

  it('does without a storage that refuses', () => {
    const full = {
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    } as unknown as Storage;
    expect(() => writeDraft(full, 'key', EMPTY_REQUEST_FORM)).not.toThrow();
  });
});
