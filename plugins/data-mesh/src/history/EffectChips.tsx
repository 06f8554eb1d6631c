import Box from '@material-ui/core/Box';
import {
  ChangeEffect,
  ContractChange,
} from '@meshport/backstage-plugin-data-mesh-common';
import { ToneChip } from '@meshport/backstage-plugin-data-mesh-react';

const READERS: Partial<Record<ChangeEffect, string>> = {
  breaking: 'Breaks readers',
};
const WRITERS: Partial<Record<ChangeEffect, string>> = {
  breaking: 'Breaks writers',
};

/**
 * Whom a change breaks, in words; says so too when it breaks nobody.
 * @internal
 */
export function EffectChips(props: {
  change: Pick<ContractChange, 'readers' | 'writers'>;
}) {
  const { readers, writers } = props.change;
  const labels = [
    { label: READERS[readers], tone: 'danger' as const },
    { label: WRITERS[writers], tone: 'caution' as const },
  ];
  const broken = labels.filter(({ label }) => label);
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8}>
      {broken.length > 0 ? (
        broken.map(({ label, tone }) => (
          <ToneChip key={label} label={label ?? ''} tone={tone} />
        ))
      ) : (
        <ToneChip label="Compatible" tone="good" />
      )}
    </Box>
  );
}
