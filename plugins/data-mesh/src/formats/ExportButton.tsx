import { Progress } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { lazy, Suspense, useState } from 'react';
import type { ExportSubject } from './ExportDialog';

const ExportDialog = lazy(() =>
  import('./ExportDialog').then(m => ({ default: m.ExportDialog })),
);

/**
 * Opens the export of a contract or a product.
 * @internal
 */
export function ExportButton(props: { subject: ExportSubject }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        color="primary"
        onClick={() => setOpen(true)}
      >
        Export
      </Button>
      {open && (
        <Suspense fallback={<Progress />}>
          <ExportDialog
            subject={props.subject}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
