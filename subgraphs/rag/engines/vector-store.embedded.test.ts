import { describeVectorStore } from './vector-store.contract.ts';
import { createEmbeddedVectorStore } from './vector-store.embedded.ts';

describeVectorStore('embedded', async () => createEmbeddedVectorStore(), { seenWithinMs: 0 });
