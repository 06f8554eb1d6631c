import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are rendered here, which takes a busy machine a while.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });
