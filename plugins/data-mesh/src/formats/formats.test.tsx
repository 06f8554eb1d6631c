import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  DataMeshApi,
  FormatList,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import { ConvertContractContent } from './ConvertContractContent';
import { ExportMenu } from './ExportMenu';

const JSON_SCHEMA = {
  id: 'json-schema',
  title: 'JSON Schema',
  mediaType: 'application/schema+json',
  fileExtension: 'schema.json',
};
const DCAT = { ...JSON_SCHEMA, id: 'dcat', title: 'DCAT' };
const FORMATS: FormatList = {
  imports: [JSON_SCHEMA],
  contractExports: [JSON_SCHEMA],
  productExports: [DCAT],
};

function render(element: JSX.Element, api: Partial<DataMeshApi>) {
  return renderInTestApp(element, {
    apis: [
      [
        dataMeshApiRef,
        fakeDataMeshApi({ getFormats: async () => FORMATS, ...api }),
      ],
    ],
  });
}

describe('ExportMenu', () => {
  it('shows what is lost before the contract is saved', async () => {
    const saved: { blob?: Blob; name?: string } = {};
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        saved.blob = blob;
        return 'blob:here';
      },
      revokeObjectURL: () => {},
    });
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.name = this.download;
      });
    const exportContract = jest.fn(async () => ({
      content: '{"title":"flights"}',
      mediaType: 'application/schema+json',
      fileName: 'flights.schema.json',
      losses: [{ path: 'slaProperties', message: 'JSON Schema has none.' }],
    }));
    render(
      <ExportMenu
        subject="contract"
        entityRef="datacontract:default/flights-contract"
      />,
      { exportContract },
    );

    await userEvent.click(await screen.findByText('Export'));
    expect(screen.queryByText('DCAT')).not.toBeInTheDocument();
    await userEvent.click(await screen.findByText('JSON Schema'));

    expect(
      await screen.findByText('JSON Schema loses one thing'),
    ).toBeInTheDocument();
    expect(screen.getByText('slaProperties')).toBeInTheDocument();
    expect(screen.getByText('{"title":"flights"}')).toBeInTheDocument();
    expect(exportContract).toHaveBeenCalledWith(
      'datacontract:default/flights-contract',
      'json-schema',
    );

    await userEvent.click(screen.getByText('Save flights.schema.json'));
    expect(saved.name).toBe('flights.schema.json');
    expect(saved.blob?.type).toBe('application/schema+json');
  });

  it('says that nothing is lost, and exports products as products', async () => {
    const exportProduct = jest.fn(async () => ({
      content: 'the product',
      mediaType: 'text/turtle',
      fileName: 'flights.ttl',
      losses: [],
    }));
    render(
      <ExportMenu subject="product" entityRef="dataproduct:default/flights" />,
      { exportProduct },
    );
    await userEvent.click(await screen.findByText('Export'));
    await userEvent.click(await screen.findByText('DCAT'));
    expect(await screen.findByText('Nothing is lost.')).toBeInTheDocument();
  });

  it('says why there are no formats, and why an export failed', async () => {
    render(
      <ExportMenu subject="product" entityRef="dataproduct:default/flights" />,
      {
        exportProduct: async () => {
          throw new Error('no contract to read');
        },
      },
    );
    await userEvent.click(await screen.findByText('Export'));
    await userEvent.click(await screen.findByText('DCAT'));
    expect(
      await screen.findByText('Error: no contract to read'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Save/)).not.toBeInTheDocument();
  });
});

describe('ConvertContractContent', () => {
  it('shows the contract that a document becomes, and what is lost', async () => {
    const importContract = jest.fn(async () => ({
      contracts: [
        { name: 'flights.odcs.yaml', definition: 'kind: DataContract' },
      ],
      losses: [{ path: 'definitions', message: 'was not used.' }],
      problems: [] as [],
    }));
    render(<ConvertContractContent />, { importContract });

    const convert = await screen.findByRole('button', { name: 'Convert' });
    expect(convert).toBeDisabled();
    await userEvent.click(screen.getByLabelText('Document'));
    await userEvent.paste('{"type":"object"}');
    await userEvent.click(screen.getByLabelText('Format'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'JSON Schema' }),
    );
    await userEvent.click(convert);

    expect(await screen.findByText('kind: DataContract')).toBeInTheDocument();
    expect(
      screen.getByText('The conversion loses one thing'),
    ).toBeInTheDocument();
    expect(importContract).toHaveBeenCalledWith({
      format: 'json-schema',
      source: '{"type":"object"}',
      options: undefined,
    });
  });

  it('names the places that keep a document from being converted', async () => {
    render(<ConvertContractContent />, {
      importContract: async () => ({
        contracts: [],
        losses: [],
        problems: [{ path: 'models', message: 'has to be there.' }],
      }),
    });
    await userEvent.click(await screen.findByLabelText('Document'));
    await userEvent.paste('models: 5');
    await userEvent.click(screen.getByRole('button', { name: 'Convert' }));
    expect(
      await screen.findByText(/The document could not be converted/),
    ).toBeInTheDocument();
    expect(screen.getByText('models')).toBeInTheDocument();
  });

  it('reads a file, and refuses one that is too large', async () => {
    render(<ConvertContractContent />, {});
    const input = await screen.findByLabelText('Open a file');
    // jsdom does not read files.
    const file = Object.assign(new File([], 'a.yaml'), {
      text: async () => 'type: object',
    });
    await userEvent.upload(input, file);
    await waitFor(() =>
      expect(screen.getByLabelText('Document')).toHaveValue('type: object'),
    );
    await userEvent.upload(
      input,
      new File(['x'.repeat(1_000_001)], 'large.yaml'),
    );
    expect(
      await screen.findByText('large.yaml is larger than 1 MB.'),
    ).toBeInTheDocument();
  });
});
