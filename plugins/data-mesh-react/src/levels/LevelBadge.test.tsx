import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { LevelBadge } from './LevelBadge';
import { levelTone } from './levelTone';

const LEVELS = ['bronze', 'silver', 'gold'].map(name => ({
  name,
  title: name.toUpperCase(),
}));

describe('LevelBadge', () => {
  it('names the level', async () => {
    renderInTestApp(<LevelBadge level={LEVELS[1]} levels={LEVELS} />);
    expect(await screen.findByText('SILVER')).toBeInTheDocument();
  });

  it('says that there is none', async () => {
    renderInTestApp(<LevelBadge levels={LEVELS} />);
    expect(await screen.findByText('No level')).toBeInTheDocument();
  });
});

describe('levelTone', () => {
  it.each([
    [LEVELS[0], LEVELS, 'caution'],
    [LEVELS[1], LEVELS, 'notice'],
    [LEVELS[2], LEVELS, 'good'],
    [LEVELS[0], [LEVELS[0]], 'good'],
    [LEVELS[0], [], 'neutral'],
    [undefined, LEVELS, 'neutral'],
  ])('follows the position', (level, levels, tone) => {
    expect(levelTone(level, levels)).toBe(tone);
  });
});
