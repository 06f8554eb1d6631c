import fc from 'fast-check';
import { anyContract } from './__testUtils__/anyContract';
import { missingMarks } from './__testUtils__/marks';
import { contractExporters } from './registry';

describe.each(
  contractExporters
    .filter(({ subjects }) => subjects.includes('contract'))
    .map(exporter => ({ id: exporter.id, exporter })),
)('what $id cannot carry', ({ exporter }) => {
  it('is listed, so that whatever a contract says is in one of the two', () => {
    fc.assert(
      fc.property(anyContract, ({ source, marks }) => {
        const { content, losses } = exporter.export(source);

        const missing = missingMarks(marks, content, losses);
        expect(missing).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is said with a reason for each place, once', () => {
    fc.assert(
      fc.property(anyContract, ({ source }) => {
        const { losses } = exporter.export(source);

        const paths = losses.map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        expect(losses.filter(({ message }) => !message.trim())).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
