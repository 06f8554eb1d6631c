/**
 * The address in a location that people can open, e.g. of
 * `url:https://git.example.com/a.yaml`.
 *
 * @returns undefined for locations that are no web addresses
 * @internal
 */
export function sourceLink(source: string | undefined): string | undefined {
  return /^url:(https?:\/\/\S+)$/.exec(source ?? '')?.[1];
}
