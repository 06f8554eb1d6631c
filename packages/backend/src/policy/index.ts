export { portalPolicyModule } from './module';
