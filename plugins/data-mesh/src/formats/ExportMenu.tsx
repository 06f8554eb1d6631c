import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { FormatSummary } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { ExportDialog } from './ExportDialog';

/**
 * Exports a product or a contract in a format to choose. The formats are read
 * when the menu is opened.
 * @internal
 */
export function ExportMenu(props: {
  subject: 'product' | 'contract';
  entityRef: string;
}) {
  const { subject, entityRef } = props;
  const dataMesh = useApi(dataMeshApiRef);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [format, setFormat] = useState<FormatSummary>();
  const [{ value, loading, error }, loadFormats] = useAsyncFn(async () => {
    const formats = await dataMesh.getFormats();
    return subject === 'product'
      ? formats.productExports
      : formats.contractExports;
  }, [dataMesh, subject]);

  return (
    <>
      <Button
        variant="outlined"
        size="small"
        aria-haspopup="menu"
        onClick={event => {
          setAnchor(event.currentTarget);
          loadFormats();
        }}
      >
        Export
      </Button>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
      >
        {loading && !value && (
          <MenuItem disabled>Reading the formats …</MenuItem>
        )}
        {error && (
          <MenuItem disabled>
            The formats could not be read: {error.message}
          </MenuItem>
        )}
        {value?.length === 0 && (
          <MenuItem disabled>There is no format for it</MenuItem>
        )}
        {value?.map(summary => (
          <MenuItem
            key={summary.id}
            onClick={() => {
              setAnchor(null);
              setFormat(summary);
            }}
          >
            {summary.title}
          </MenuItem>
        ))}
      </Menu>
      {format && (
        <ExportDialog
          subject={subject}
          entityRef={entityRef}
          format={format}
          onClose={() => setFormat(undefined)}
        />
      )}
    </>
  );
}
