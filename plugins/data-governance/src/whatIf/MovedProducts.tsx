import { Link } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import RemoveIcon from '@material-ui/icons/Remove';
import {
  CheckStatus,
  WhatIfProduct,
} from '@meshport/backstage-plugin-data-governance-common';
import { useState } from 'react';
import { statusWord } from '../checks';
import { Line, Lines } from '../mesh/shared/Line';
import { useProductScorecardLink } from '../mesh/shared/useProductScorecardLink';
import { counted } from '../model';

const FIRST = 20;

const SIGNS = {
  falls: { Icon: ArrowDownwardIcon, colour: 'error', word: 'Falls' },
  rises: { Icon: ArrowUpwardIcon, colour: 'primary', word: 'Rises' },
  same: { Icon: RemoveIcon, colour: 'disabled', word: 'Keeps its level' },
} as const;

function statusText(status: CheckStatus | undefined): string {
  return status ? statusWord(status).toLocaleLowerCase() : 'not there';
}

function outcomeText(check: WhatIfProduct['checks'][number]): string {
  const { before, after, counts } = check;
  const outcome =
    before === after
      ? statusText(after)
      : `${statusText(before)} → ${statusText(after)}`;
  // A new check that counts says enough by being there.
  if (counts === undefined || !before) {
    return outcome;
  }
  return `${outcome}, ${counts ? 'and would count' : 'and would not count'}`;
}

function Product(props: { item: WhatIfProduct }) {
  const { item } = props;
  const productLink = useProductScorecardLink();
  const { Icon, colour, word } = SIGNS[item.change];
  const levels =
    item.change === 'same'
      ? 'keeps its level'
      : `${item.before?.title ?? 'No level'} → ${
          item.after?.title ?? 'No level'
        }`;
  return (
    <Line
      sign={<Icon fontSize="small" color={colour} titleAccess={word} />}
      more={item.checks.map(check => (
        <div key={check.id}>
          {check.title}: {outcomeText(check)}
          {check.reason && `. ${check.reason}`}
        </div>
      ))}
    >
      <Link to={productLink(item.product)}>{item.title}</Link>: {levels}
    </Line>
  );
}

/**
 * The products whose level or checks would be others, with why.
 * @internal
 */
export function MovedProducts(props: {
  items: WhatIfProduct[];
  /** How many fall or rise, shown or not. */
  moved: number;
}) {
  const { items, moved } = props;
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  const listed = items.filter(({ change }) => change !== 'same').length;
  if (items.length === 0) {
    return null;
  }
  return (
    <section aria-label="By product">
      <Typography variant="subtitle2" component="h3">
        By product
      </Typography>
      <Lines>
        {shown.map(item => (
          <Product key={item.product} item={item} />
        ))}
      </Lines>
      {items.length > FIRST && !all && (
        <Button size="small" color="primary" onClick={() => setAll(true)}>
          Show all {items.length.toLocaleString()}
        </Button>
      )}
      {moved > listed && (
        <Box mt={1}>
          <Typography variant="caption" color="textSecondary">
            and {counted(moved - listed, 'more product')} that would fall or
            rise
          </Typography>
        </Box>
      )}
    </section>
  );
}
