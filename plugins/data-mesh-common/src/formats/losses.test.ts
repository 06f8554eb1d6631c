import fc from 'fast-check';
import { anyContract } from './__testUtils__/anyContract';
import { anyProduct } from './__testUtils__/anyProduct';
import { missingMarks } from './__testUtils__/marks';
import { contractExporters } from './registry';

const subjects = contractExporters.flatMap(exporter =>
  exporter.subjects.map(subject => ({
    id: exporter.id,
    exporter,
    subject,
    anySource: subject === 'contract' ? anyContract : anyProduct,
  })),
);

describe.each(subjects)(
  'what $id cannot carry of a $subject',
  ({ exporter, anySource }) => {
    it('is listed, so that whatever it says is in one of the two', () => {
      fc.assert(
        fc.property(anySource, ({ source, marks }) => {
          const { content, losses } = exporter.export(source);

          const missing = missingMarks(marks, content, losses);
          expect(missing).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });

    it('is said with a reason for each place, once', () => {
      fc.assert(
        fc.property(anySource, ({ source }) => {
          const { losses } = exporter.export(source);

          const paths = losses.map(({ path }) => path);
          expect(new Set(paths).size).toBe(paths.length);
          expect(losses.filter(({ message }) => !message.trim())).toEqual([]);
        }),
        { numRuns: 20 },
      );
    });
  },
);
