import { SearchResult } from '@backstage/plugin-search-common';
import { SearchResultListItemExtensions } from '@backstage/plugin-search-react';
import { renderInTestApp } from '@backstage/test-utils';
import { DataProductDocument } from '@meshport/backstage-plugin-data-mesh-common';
import { screen, within } from '@testing-library/react';
import { DataProductSearchResultListItem } from '../plugin';

const document: DataProductDocument = {
  title: 'Bird strikes: strikes 1.0.0',
  text: [
    'Every bird strike reported',
    'wildlife_species · Species · Which bird it was',
    'wildlife_size · Size of the bird',
    'bird_count · How many',
    'remains_of_bird · Whether there were any',
    'cost_total · Cost in US dollars',
  ].join('\n'),
  location: '/catalog/default/dataproduct/bird-strikes/ports',
  authorization: { resourceRef: 'datacontract:default/bird-strikes-contract' },
  subject: 'port',
  product: 'dataproduct:default/bird-strikes',
  domain: 'domain:default/safety',
  owner: 'group:default/safety-team',
  lifecycle: 'production',
  classification: 'confidential',
  port: 'strikes',
  portVersion: '1.0.0',
  contract: 'datacontract:default/bird-strikes-contract',
};

const render = (results: SearchResult[]) =>
  renderInTestApp(
    <SearchResultListItemExtensions results={results}>
      <DataProductSearchResultListItem icon={<span>Icon</span>} />
    </SearchResultListItemExtensions>,
  );

describe('a data product among search results', () => {
  it('shows the columns because of which it was found', async () => {
    await render([
      {
        type: 'data-products',
        document,
        highlight: {
          preTag: '<x>',
          postTag: '</x>',
          fields: { title: '<x>Bird</x> strikes', text: 'Which <x>bird</x>' },
        },
      },
    ]);
    const link = await screen.findByRole('link', {
      name: 'Bird strikes: strikes 1.0.0',
    });
    expect(link).toHaveAttribute('href', document.location);
    expect(within(link).getByText('Bird').tagName).toBe('MARK');
    const columns = within(
      screen.getByRole('list', { name: 'Columns found' }),
    ).getAllByRole('listitem');
    expect(columns.map(({ textContent }) => textContent)).toEqual([
      'wildlife_species · Species · Which bird it was',
      'wildlife_size · Size of the bird',
      'bird_count · How many',
      'and 1 more column',
    ]);
    expect(within(columns[0]).getByText('bird').tagName).toBe('MARK');
  });

  it('says what it is', async () => {
    await render([{ type: 'data-products', document }]);
    expect(await screen.findByText('Icon')).toBeInTheDocument();
    expect(screen.getByText('Every bird strike reported')).toBeInTheDocument();
    for (const chip of [
      'Output port',
      'Domain: safety',
      'Owner: safety-team',
      'Lifecycle: Production',
      'Classification: Confidential',
    ]) {
      expect(screen.getByText(chip)).toBeInTheDocument();
    }
    expect(screen.queryByRole('list', { name: 'Columns found' })).toBeNull();
  });

  it('leaves other results to others', async () => {
    await render([
      {
        type: 'software-catalog',
        document: { title: 'A component', text: 'Code', location: '/x' },
      },
    ]);
    expect(await screen.findByText('A component')).toBeInTheDocument();
    expect(screen.queryByText('Icon')).toBeNull();
  });
});
