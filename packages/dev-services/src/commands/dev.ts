import { commandLinePath, startServices } from '../portal';
import { explainFailure, readSettings } from '../settings';
import { runTool } from '../tools';
import { runCommand } from './runCommand';

/** Port on which the frontend reloads while it is worked on. */
const FRONTEND_URL = 'http://localhost:3000';

runCommand(async ({ services, reporter }) => {
  const root = process.cwd();
  const settings = readSettings(process.env, root);
  const { environment } = await startServices(
    settings,
    services,
    reporter,
    async () => undefined,
  ).catch(error => {
    throw explainFailure(error, settings.dataFolder);
  });
  reporter.say(
    `Starting backend and frontend; both reload when their sources change: ${FRONTEND_URL}`,
  );
  return runTool(
    [commandLinePath(root), 'repo', 'start'],
    {
      ...environment,
      APP_CONFIG_app_baseUrl: FRONTEND_URL,
      APP_CONFIG_backend_cors_origin: FRONTEND_URL,
    },
    services,
  );
}, 0);
