import fs from 'node:fs';
import path from 'node:path';
import { runCommand, StartError } from 'dev-services';
import { benchmarks } from './benchmarks';
import { isMet, round, withResults } from './harness';

runCommand(async ({ services, reporter }) => {
  const [name] = process.argv.slice(2);
  const benchmark = Object.hasOwn(benchmarks, name ?? '')
    ? benchmarks[name]
    : undefined;
  if (!benchmark) {
    throw new StartError(
      name ? `There is no benchmark "${name}".` : 'Name a benchmark.',
      `Run npm run bench -- <${Object.keys(benchmarks).join('|')}>`,
    );
  }
  // The scripts run commands in the root of the checkout.
  const root = process.cwd();
  const metrics = await benchmark.run({ root, services, reporter });
  for (const metric of metrics) {
    const { value, target = null } = metric;
    const met = isMet(metric) ?? null;
    reporter.say(
      JSON.stringify({ ...metric, value: round(value), target, met }),
    );
  }
  const file = path.join(root, 'benchmarks', 'RESULTS.md');
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  fs.writeFileSync(
    file,
    withResults(before, name, benchmark, metrics, new Date()),
  );
  return 0;
}, 130);
