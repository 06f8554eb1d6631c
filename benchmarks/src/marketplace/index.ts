import path from 'node:path';
import { launchBrowser, startTemporaryPortal, Visit } from 'dev-services';
import { Benchmark, Metric } from '../harness';
import { writeMeshFiles } from './meshFiles';
import { PortalSession } from './PortalSession';
import { pluginScriptBytes } from './scriptBytes';

const COUNT = 10_000;
const VISITS = 20;
const REPOSITORY = 'benchmark';

/** What people wait for on the page of all data products. */
export const marketplaceBenchmark: Benchmark = {
  title: 'Marketplace',
  description: `The example portal with ${COUNT.toLocaleString(
    'en',
  )} more data products in Chromium, ${VISITS} times: from opening the page's address to the first product, from choosing a facet to its products, beside the catalog's own page of the same products; and the script of the plugins, minified, before compression.`,

  async run({ root, services, reporter }) {
    let file = '';
    const portal = await startTemporaryPortal({
      root,
      services,
      reporter,
      prepare: async folder => {
        file = await writeMeshFiles(path.join(folder, REPOSITORY), COUNT);
      },
    });
    const browser = await launchBrowser(root);
    await services.add(() => browser.close());
    const visit = await Visit.open(browser, {
      url: portal.url,
      pictureFolder: path.join(root, 'e2e-results'),
    });
    const [piotr] = portal.personas.filter(({ name }) => name === 'piotr');
    await visit.signIn(piotr);

    const session = new PortalSession(visit.page);
    await session.register(`${portal.repositoriesUrl}/${REPOSITORY}/${file}`);
    await session.waitForProducts(COUNT, total =>
      reporter.progress(`In the marketplace: ${total} of ${COUNT} products`),
    );
    reporter.progress(undefined);
    reporter.say('Visiting the pages …');
    const times = await session.visitPages(VISITS, COUNT / 4);
    return [
      ...times,
      {
        name: 'script/plugins',
        value: await pluginScriptBytes(
          path.join(root, 'packages/app/dist/static'),
        ),
        unit: 'bytes',
      },
    ] satisfies Metric[];
  },
};
