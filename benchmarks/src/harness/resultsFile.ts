import os from 'node:os';
import { Benchmark, Metric } from './Benchmark';
import { isMet } from './targets';

const HEAD = `# Results

The latest run of each benchmark. Both sides of a ratio are measured in the same
run, in turn; figures of different machines do not compare.
`;

/**
 * Puts the latest figures of a benchmark into the file of results, in the place
 * of those before.
 *
 * @param file - what the file holds now; empty when there is none
 * @param name - of the benchmark, as on the command line
 */
export function withResults(
  file: string,
  name: string,
  benchmark: Pick<Benchmark, 'title' | 'description'>,
  metrics: Metric[],
  now: Date,
): string {
  const sections = new Map(
    file
      .split(/^(?=## )/m)
      .filter(part => part.startsWith('## '))
      .map(part => [/`npm run bench -- (\w+)`/.exec(part)?.[1] ?? part, part]),
  );
  sections.set(name, sectionOf(name, benchmark, metrics, now));
  return [HEAD, ...sections.values()].map(part => part.trim()).join('\n\n');
}

function sectionOf(
  name: string,
  { title, description }: Pick<Benchmark, 'title' | 'description'>,
  metrics: Metric[],
  now: Date,
): string {
  const cores = os.cpus().length;
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const rows = metrics.map(metric =>
    [
      metric.name,
      `${round(metric.value)} ${metric.unit}`,
      metric.target ?? '',
      verdict(metric),
    ].join(' | '),
  );
  return `## ${title}

\`npm run bench -- ${name}\`, ${now
    .toISOString()
    .slice(0, 10)}, ${cores} cores, ${memory} GiB, Node.js ${
    process.versions.node
  }

${description}

| what | value | target | met |
| --- | --- | --- | --- |
${rows.map(row => `| ${row} |`).join('\n')}
`;
}

function verdict(metric: Metric): string {
  const met = isMet(metric);
  if (met === undefined) {
    return '';
  }
  return met ? 'yes' : '**no**';
}

/** Three significant digits are more than a benchmark can promise. */
export function round(value: number): number {
  return Number(
    value.toPrecision(value >= 100 ? Math.ceil(Math.log10(value + 1)) : 3),
  );
}
