import { findFerret } from './ferretdb-server.ts';

/* Builds the stand-in for MongoDB where it is not there yet, so that it is ready when the suites ask for it. */
console.log(await findFerret());
