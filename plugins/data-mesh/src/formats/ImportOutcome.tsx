import { WarningPanel } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { ImportResult } from '@meshport/backstage-plugin-data-mesh-common';
import { DocumentActions } from './DocumentActions';
import { DocumentText } from './DocumentText';
import { Losses } from './Losses';

const YAML = 'application/yaml';

function Result(props: { title: string; fileName: string; text: string }) {
  const { title, fileName, text } = props;
  return (
    <Box mb={2}>
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      <DocumentText text={text} label={fileName} />
      <DocumentActions text={text} fileName={fileName} mediaType={YAML} />
    </Box>
  );
}

/**
 * What a conversion made, or why it made nothing.
 * @internal
 */
export function ImportOutcome(props: { result: ImportResult }) {
  const { contracts, product, losses, problems } = props.result;
  if (problems.length > 0) {
    return (
      <WarningPanel
        severity="error"
        title="The document could not be converted"
        defaultExpanded
      >
        <ul>
          {problems.map(({ path, message }, index) => (
            <li key={index}>
              {path ? <code>{path}</code> : 'The document'} {message}
            </li>
          ))}
        </ul>
      </WarningPanel>
    );
  }
  return (
    <>
      <Losses losses={losses} format="The conversion" />
      {product && (
        <Result
          title="Data product"
          fileName="catalog-info.yaml"
          text={product}
        />
      )}
      {contracts.map(({ name, definition }) => (
        <Result
          key={name}
          title={`Data contract ${name}`}
          fileName={name.includes('.') ? name : `${name}.odcs.yaml`}
          text={definition}
        />
      ))}
    </>
  );
}
