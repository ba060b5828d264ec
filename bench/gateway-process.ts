import { pathToFileURL } from 'node:url';

/** What a gateway of the comparison is given: the same supergraph, addresses and tokens for each. */
export interface GatewayTask {
  /** As composed, its addresses being those of this run. */
  readonly supergraphSdl: string;
  readonly subgraphs: readonly {
    readonly name: string;
    readonly url: string;
    readonly serviceToken: string;
    /** As federation 1 writes it, for gateways that compose by themselves. */
    readonly sdl: string;
  }[];
}

/** CPU seconds since the start, and resident memory. */
export interface ProcessUsage {
  readonly cpuSeconds: number;
  readonly residentMb: number;
}

export type GatewayMessage = { readonly task: GatewayTask } | { readonly ask: 'usage' };
export type GatewayReply = { readonly url: string } | { readonly failed: string } | { readonly usage: ProcessUsage };

/**
 * Runs this process as a gateway of the comparison: it is told its task by its parent, says where it listens, and then
 * answers how much it has used.
 * @param file the caller's `import.meta.url`: nothing happens when it is only imported
 * @param open opens the gateway and returns its address without `/graphql`
 */
export function serveAsGateway(file: string, open: (task: GatewayTask) => Promise<string>): void {
  if (process.send === undefined || file !== pathToFileURL(process.argv[1] ?? '').href) return;
  const tell = (reply: GatewayReply): void => void process.send?.(reply);
  process.on('message', (message: GatewayMessage) => {
    if ('ask' in message) {
      const { user, system } = process.cpuUsage();
      tell({ usage: { cpuSeconds: (user + system) / 1e6, residentMb: process.memoryUsage.rss() / 2 ** 20 } });
      return;
    }
    open(message.task).then(
      (url) => tell({ url }),
      (error: unknown) => tell({ failed: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}
