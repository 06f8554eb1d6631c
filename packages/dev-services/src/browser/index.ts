export { launchBrowser } from './launchBrowser';
export { Visit } from './Visit';
