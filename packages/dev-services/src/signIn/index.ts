export { loadSignInKeys } from './keys';
export { SignInStore } from './SignInStore';
export { startSignIn } from './startSignIn';
