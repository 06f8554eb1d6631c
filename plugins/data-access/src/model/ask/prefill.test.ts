import fc from 'fast-check';
import { makeOffer, makeRequest } from '../../__testUtils__/fixtures';
import { EMPTY_REQUEST_FORM } from './formValues';
import { addressOfPorts, portKey, portsInAddress } from './portRefs';
import { copyAddress, hasPrefill, prefillAddress, prefilled } from './prefill';
import { requestItem } from './requestItems';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const portRef = fc.record({ product: text, port: text, version: text });
const filter = fc.record(
  {
    columns: fc.array(text, { minLength: 1, maxLength: 4 }),
    rows: fc.uniqueArray(
      fc.record({
        column: text,
        values: fc.array(text, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 3, selector: row => row.column },
    ),
  },
  { requiredKeys: [] },
);

describe('addresses of the request form', () => {
  it('name the same ports again, whatever they are called', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(portRef, { selector: portKey, maxLength: 5 }),
        ports => {
          const address = new URLSearchParams(String(addressOfPorts(ports)));
          expect(portsInAddress(address)).toEqual(ports);
        },
      ),
    );
  });

  it('leave out what is incomplete, and what comes twice', () => {
    const address = new URLSearchParams(
      'product=a&port=b&version=1&product=a&port=b&version=1&product=c&port=d',
    );
    expect(portsInAddress(address)).toEqual([
      { product: 'a', port: 'b', version: '1' },
    ]);
  });

  it('fill the form with the same again', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          portRef.chain(port =>
            fc.option(filter).map(found => ({
              ...port,
              ...(found && { filter: found }),
            })),
          ),
          { selector: portKey, minLength: 1, maxLength: 3 },
        ),
        text,
        (ports, purpose) => {
          const address = new URLSearchParams(
            String(prefillAddress({ purpose, duration: 'P30D', ports })),
          );
          const values = prefilled(EMPTY_REQUEST_FORM, address);
          expect(values).toMatchObject({ purpose, duration: 'P30D' });
          for (const port of ports.filter(({ filter: found }) => found)) {
            expect(values.ports[portKey(port)].columns).toEqual(
              port.filter?.columns,
            );
          }
        },
      ),
    );
  });

  it('are never at a loss with what somebody wrote', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), pairs => {
        const address = new URLSearchParams([
          ...pairs,
          ['product', 'a'],
          ['port', 'b'],
          ['version', '1'],
          ...pairs.map(([, value]) => ['filter', value]),
        ]);
        expect(() => prefilled(EMPTY_REQUEST_FORM, address)).not.toThrow();
      }),
    );
  });

  it('copy an earlier request', () => {
    const offer = makeOffer({
      columnsMayBeChosen: true,
      columns: [{ name: 'origin' }, { name: 'destination' }],
      rowFilters: [{ column: 'origin' }],
    });
    const asked = {
      filter: {
        columns: ['origin'],
        rows: [{ column: 'origin', values: ['SFO', 'a, b'] }],
      },
      holder: 'group:default/safety',
      comment: 'For the report',
    };
    const address = copyAddress(makeRequest(asked));
    expect(hasPrefill(address)).toBe(true);
    expect(requestItem(prefilled(EMPTY_REQUEST_FORM, address), offer)).toEqual({
      product: offer.product,
      port: offer.port,
      version: offer.version,
      purpose: 'Safety analysis',
      duration: 'P30D',
      ...asked,
    });
  });
});
