// Gives Node 18 the global WebCrypto that Node 20 has; age-encryption needs it.

import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto;
