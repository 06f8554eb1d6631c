import { escape } from 'lodash';
import { Persona } from '../personas';

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; display: grid; justify-items: center; }
  main { box-sizing: border-box; width: 100%; max-width: 30rem; padding: 2rem 1rem; }
  h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .5rem; }
  ul { list-style: none; padding: 0; margin: 1.5rem 0; display: grid; gap: .5rem; }
  button { box-sizing: border-box; width: 100%; padding: .75rem 1rem; font: inherit;
    text-align: left; color: ButtonText; background: ButtonFace; cursor: pointer;
    border: 1px solid GrayText; border-radius: .25rem; }
  button:hover { border-color: Highlight; }
  button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  strong, span { display: block; }
  .note { font-size: .875rem; }
`;

/**
 * The page where a visitor chooses who to be.
 *
 * @param action - address the choice is sent to
 */
export function pickerPage(people: readonly Persona[], action: string): string {
  const buttons = people.map(
    ({ name, displayName, role, team }) =>
      `<li><button name="persona" value="${escape(name)}">
        <strong>${escape(displayName)}</strong>
        <span>${escape(role)} · ${escape(team)}</span>
      </button></li>`,
  );
  return page(
    'Sign in to Meshport',
    `<p>Choose who to be in the example portal.</p>
    <form method="post" action="${escape(action)}">
      <ul>${buttons.join('\n')}</ul>
    </form>
    <p class="note">This sign-in is for development: it asks for no password and
    answers on this machine only.</p>`,
  );
}

/**
 * A page that says why signing in did not work.
 *
 * @param portalUrl - address to try again at
 */
export function failurePage(reason: string, portalUrl: string): string {
  return page(
    'Signing in did not work',
    `<p>${escape(reason)}</p>
    <p><a href="${escape(
      portalUrl,
    )}">Go back to the portal</a> and try again.</p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escape(title)}</title>
  <style>${STYLE}</style>
</head>
<body>
  <main>
    <h1>${escape(title)}</h1>
    ${body}
  </main>
</body>
</html>
`;
}
