export { loadSignInKeys } from './keys';
export { startSignIn } from './startSignIn';
