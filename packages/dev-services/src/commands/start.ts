import { Portal, startPortal } from '../portal';
import { readSettings, StartError } from '../settings';
import { runCommand } from './runCommand';

runCommand(async ({ services, reporter }) => {
  const began = Date.now();
  // The scripts run commands in the root of the checkout.
  const settings = readSettings(process.env, process.cwd());
  const portal = await startPortal({ settings, services, reporter });
  const seconds = Math.round((Date.now() - began) / 1000);
  reporter.say(readyMessage(portal, seconds));
  const code = await portal.backendExited;
  if (!services.stopping) {
    throw new StartError(
      `The backend stopped (exit code ${code}).`,
      `Its log is ${settings.dataFolder}/backend.log; start again with npm start.`,
    );
  }
  return 0;
}, 0);

function readyMessage(portal: Portal, seconds: number): string {
  const width = Math.max(
    ...portal.personas.map(({ displayName }) => displayName.length),
  );
  const people = portal.personas.map(
    ({ displayName, role, team }) =>
      `  ${displayName.padEnd(width)}  ${role}, ${team}`,
  );
  return `
Meshport is ready after ${seconds} seconds: ${portal.url}

Sign in as one of
${people.join('\n')}

How each of them connects to the warehouse: ${portal.personasFile}
Ctrl-C stops everything; the data is kept.
`;
}
