import { CodeSnippet, Content } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DataContractEntity } from '@meshport/backstage-plugin-data-mesh-common';

/** Colouring a longer text would freeze the browser for seconds. */
const MAX_COLOURED_CHARACTERS = 100_000;

/**
 * The contract's document as it is in git.
 * @internal
 */
export function DefinitionContent() {
  const { definition } = useEntity<DataContractEntity>().entity.spec;
  return (
    <Content noPadding>
      <CodeSnippet
        text={definition}
        language={definition.length > MAX_COLOURED_CHARACTERS ? 'text' : 'yaml'}
        showLineNumbers
        showCopyCodeButton
      />
    </Content>
  );
}
