import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Lets a server that closes end with its last answer. Node waits for every connection: for those that clients hold open after
 * their answer, and for those that were opened ahead and never used. Requests in flight, half-sent ones too, are still answered.
 */
export function endConnectionsOnClose(app: Pick<FastifyInstance, 'server' | 'addHook'>): void {
  const sockets = new Set<Socket>();
  let isClosing = false;
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('preClose', (done) => {
    isClosing = true;
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
  app.addHook('onResponse', (_request, _reply, done) => {
    // The connection is idle a moment after its answer.
    if (isClosing) setImmediate(() => app.server.closeIdleConnections());
    done();
  });
}
