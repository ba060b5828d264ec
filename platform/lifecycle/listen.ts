import type { FastifyInstance } from 'fastify';
import { endConnectionsOnClose } from './end-connections.ts';
import { StartupError } from './startup-error.ts';

/**
 * Listens and answers with the address, such as `http://127.0.0.1:4000`. A server that closes ends with its last answer.
 * @throws {StartupError} when the port is taken or needs more rights
 */
export async function listen(
  app: Pick<FastifyInstance, 'server' | 'addHook'> & { listen(options: { host: string; port: number }): Promise<string> },
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  endConnectionsOnClose(app);
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartupError(
        `Port ${port} is taken by another program.`,
        `Stop it, or choose another port: PORT=${port + 1} npm start`,
        error,
      );
    if (code === 'EACCES')
      throw new StartupError(
        `Port ${port} needs more rights than this user has.`,
        'Choose a port above 1023: PORT=4000 npm start',
        error,
      );
    throw error;
  }
}
