import { Metric } from '../harness';
import { Figures } from './figures';

/**
 * What is written down of one size of the mesh: the figures of both sides, and
 * how they compare with each other and with a bare copy of the results.
 *
 * @param limits - milliseconds of the bare copy, and of judging and storing alone
 */
export function metricsOf(
  { products, checks }: { products: number; checks: number },
  figures: Record<'meshport' | 'tech-insights', Figures>,
  { copy, judge }: { copy: number; judge: number },
): Metric[] {
  const size = `${products}x${checks}`;
  const { meshport, 'tech-insights': peer } = figures;
  const atMost = products === 10_000;
  return [
    ...(Object.keys(figures) as (keyof typeof figures)[]).flatMap(name =>
      listOf(`scorecards/${size}/${name}`, figures[name]),
    ),
    ratio(`${size}/copy`, copy, undefined, 'ms'),
    ratio(`${size}/judge`, judge, undefined, 'ms'),
    ratio(`${size}/judge-to-copy`, judge / copy, '<= 2.5'),
    ratio(`${size}/first-to-copy`, meshport.first / copy),
    ratio(`${size}/first-speed-up`, peer.first / meshport.first, '>= 20'),
    ratio(`${size}/again-speed-up`, peer.again / meshport.again, '>= 100'),
    ratio(`${size}/card-p95`, meshport.card, '< 20', 'ms'),
    ratio(
      `${size}/summary-p95`,
      meshport.summary,
      atMost ? '< 100' : undefined,
      'ms',
    ),
  ];
}

function listOf(prefix: string, figures: Figures): Metric[] {
  const units: Record<keyof Figures, string> = {
    first: 'ms',
    again: 'ms',
    statements: 'count',
    bytes: 'bytes',
    memory: 'bytes',
    card: 'ms',
    summary: 'ms',
  };
  return (Object.keys(units) as (keyof Figures)[]).map(name => ({
    name: `${prefix}/${name}`,
    value: figures[name],
    unit: units[name],
  }));
}

function ratio(
  name: string,
  value: number,
  target?: string,
  unit = 'ratio',
): Metric {
  return {
    name: `scorecards/${name}`,
    value,
    unit,
    ...(target && { target }),
  };
}
