import { createApp } from '@backstage/frontend-defaults';
import { navigationModule } from './modules/navigation';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [navigationModule, signInModule],
});
