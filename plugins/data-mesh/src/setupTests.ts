import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded on first use, which takes a busy machine some seconds.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
