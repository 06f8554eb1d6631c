import { contractFileName } from '../import/contractFileName';
import { Converted, convertDocument } from '../import/convertDocument';
import { Refusal } from '../import/Refusal';
import { defined, unlessEmpty } from '../source/defined';
import { isMapping, isText, Source } from '../source/Source';
import { ContractImporter, ImportOptions } from '../types';
import { customProperties, links } from './common';
import { ModelReader } from './ModelReader';
import { readServers } from './readServers';
import { readServiceLevels } from './readServiceLevels';

/**
 * Reads a Data Contract Specification, 0.9 to 1.2: the standard that ODCS took
 * the place of.
 * @public
 */
export const dataContractSpecificationImporter: ContractImporter = {
  id: 'data-contract-specification',
  title: 'Data Contract Specification',
  mediaType: 'application/yaml',
  fileExtension: 'datacontract.yaml',
  recognizes: document =>
    isMapping(document) && document.dataContractSpecification !== undefined,
  import: (source, options) =>
    convertDocument(source, document => convert(document, options)),
};

function convert(document: Source, options: ImportOptions): Converted {
  checkVersion(document.at('dataContractSpecification'));
  const info = document.at('info');
  const terms = document.at('terms');
  const id = document.text('id') ?? options.id;
  if (!id) {
    throw Refusal.at(document.at('id'), 'is missing; give the contract an id');
  }
  const contract = defined({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id,
    name: info.text('title'),
    version: info.text('version') ?? options.version ?? '0.1.0',
    status: status(info),
    tags: document.texts('tags'),
    description: readDescription(info, terms),
    servers: readServers(document.at('servers')),
    schema: new ModelReader(document).readModels(),
    slaProperties: readServiceLevels(document),
    support: readSupport(info.at('contact')),
    team: readTeam(info.text('owner')),
    authoritativeDefinitions: links(document.at('links')),
    customProperties: customProperties(
      ['billing', terms.at('billing')],
      ['noticePeriod', terms.at('noticePeriod')],
      // Before 1.1 there was one place for all rules of quality.
      ['quality', document.at('quality')],
    ),
  });
  return { contracts: [{ name: contractFileName(id), document: contract }] };
}

function checkVersion(version: Source): void {
  const text = version.take();
  if (!isText(text) || !/^(0\.9|1)\.\d+$|^(0\.9|1)$/.test(shorten(text))) {
    throw Refusal.at(
      version,
      `is ${JSON.stringify(text)}; versions 0.9 to 1.x are read, as a text`,
    );
  }
}

// 1.2.0 is read like 1.2.
function shorten(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function status(info: Source): string {
  const text = info.text('status');
  return text === undefined || text === 'in development' ? 'draft' : text;
}

function readDescription(info: Source, terms: Source) {
  const policies = terms.at('policies').items();
  const linked = policies.filter(policy => isText(policy.at('url').value));
  const description = defined({
    purpose: info.text('description'),
    usage: terms.text('usage'),
    limitations: terms.text('limitations'),
    authoritativeDefinitions: unlessEmpty(
      linked.map(policy =>
        defined({
          type: policy.text('type') ?? 'policy',
          url: policy.text('url'),
          description: policy.text('description'),
        }),
      ),
    ),
    customProperties: unlessEmpty(
      policies
        .filter(policy => !linked.includes(policy))
        .map(policy => ({ property: 'policy', value: policy.take() })),
    ),
  });
  return Object.keys(description).length > 0 ? description : undefined;
}

function readSupport(contact: Source) {
  const name = contact.text('name');
  const email = contact.text('email');
  const url = contact.text('url');
  const channels = [
    ...(url ? [{ channel: name ?? 'contact', url }] : []),
    ...(email
      ? [{ channel: name ?? email, tool: 'email', url: `mailto:${email}` }]
      : []),
  ];
  return name && channels.length === 0
    ? [{ channel: name }]
    : unlessEmpty(channels);
}

function readTeam(owner: string | undefined) {
  return owner === undefined ? undefined : { name: owner };
}
