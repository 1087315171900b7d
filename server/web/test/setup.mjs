// Gives Node 18 the global WebCrypto that browsers and Node 20 have.

import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto;
