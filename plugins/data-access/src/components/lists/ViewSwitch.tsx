import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';

/** Switches between the views of one page. */
export function ViewSwitch<T extends string>(props: {
  value: T;
  views: { value: T; label: string }[];
  onChange: (value: T) => void;
}) {
  const { value, views, onChange } = props;
  return (
    <ButtonGroup color="primary" size="small" aria-label="What to show">
      {views.map(view => (
        <Button
          key={view.value}
          variant={view.value === value ? 'contained' : 'outlined'}
          aria-pressed={view.value === value}
          onClick={() => onChange(view.value)}
        >
          {view.label}
        </Button>
      ))}
    </ButtonGroup>
  );
}
