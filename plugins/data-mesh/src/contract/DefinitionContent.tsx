import { stringifyEntityRef } from '@backstage/catalog-model';
import { CodeSnippet, Content } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { DataContractEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { ExportMenu } from '../formats/ExportMenu';

/** Colouring a longer text would freeze the browser for seconds. */
const MAX_COLOURED_CHARACTERS = 100_000;

/**
 * The contract's document as it is in git.
 * @internal
 */
export function DefinitionContent() {
  const { entity } = useEntity<DataContractEntity>();
  const { definition } = entity.spec;
  return (
    <Content noPadding>
      <Box mb={2} display="flex" justifyContent="flex-end">
        <ExportMenu subject="contract" entityRef={stringifyEntityRef(entity)} />
      </Box>
      <CodeSnippet
        text={definition}
        language={definition.length > MAX_COLOURED_CHARACTERS ? 'text' : 'yaml'}
        showLineNumbers
        showCopyCodeButton
      />
    </Content>
  );
}
