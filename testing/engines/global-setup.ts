import type { TestProject } from 'vitest/node';
import type { EngineServer } from './engine-server.ts';
import { openFaultTable } from './fault-table.ts';
import { mongoServer } from './ferretdb-server.ts';
import { openAiServer } from './openai-server.ts';
import { pineconeServer } from './pinecone-server.ts';
import { redisServer } from './redis-server.ts';

/** Every server that `npm run test:engines` needs; one file each beside this one. */
const SERVERS: readonly EngineServer[] = [redisServer, mongoServer, openAiServer, pineconeServer];

/** Without one of the servers nothing runs: a suite that skips proves nothing. */
export async function setup(project: TestProject): Promise<() => void> {
  const missing: string[] = [];
  for (const server of SERVERS) {
    try {
      console.error(`test:engines: ${await server.ensure()}`);
    } catch (error) {
      missing.push(`${server.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (missing.length > 0) throw new Error(`test:engines cannot run.\n${missing.join('\n')}`);
  const table = openFaultTable();
  project.provide('faultTable', table.file);
  return () => {
    console.log(table.print());
    table.remove();
  };
}
