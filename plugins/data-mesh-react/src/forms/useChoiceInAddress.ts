import { useSearchParams } from 'react-router-dom';

/**
 * A choice of one of a few values, kept in the page's address so that a link
 * shares it. The first value is the usual one, which the address leaves out.
 *
 * @param name - of the parameter
 * @public
 */
export function useChoiceInAddress<T extends string>(
  name: string,
  values: readonly [T, ...T[]],
): [T, (value: T) => void] {
  const [parameters, setParameters] = useSearchParams();
  const [usual] = values;
  return [
    values.find(value => value === parameters.get(name)) ?? usual,
    value =>
      setParameters(
        current => {
          const changed = new URLSearchParams(current);
          if (value === usual) {
            changed.delete(name);
          } else {
            changed.set(name, value);
          }
          return changed;
        },
        { replace: true },
      ),
  ];
}
