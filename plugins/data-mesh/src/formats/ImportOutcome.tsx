import Box from '@material-ui/core/Box';
import { ImportResult } from '@meshport/backstage-plugin-data-mesh-common';
import { ContractProblems } from '@meshport/backstage-plugin-data-mesh-react';
import { DocumentPanel } from './DocumentPanel';
import { LossList } from './LossList';

const YAML = 'application/yaml';

/**
 * What an import made, or why it made nothing.
 * @internal
 */
export function ImportOutcome(props: { result: ImportResult }) {
  const { contracts, product, losses, problems } = props.result;
  if (problems.length > 0) {
    return <ContractProblems problems={problems} />;
  }
  return (
    <Box display="flex" flexDirection="column" gridGap={16}>
      <LossList losses={losses} format="the contract" />
      {product && (
        <DocumentPanel
          fileName="catalog-info.yaml"
          content={product}
          mediaType={YAML}
        />
      )}
      {contracts.map(({ name, definition }) => (
        <DocumentPanel
          key={name}
          fileName={name}
          content={definition}
          mediaType={YAML}
        />
      ))}
    </Box>
  );
}
