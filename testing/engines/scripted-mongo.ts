import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';
import { type Command, createScriptedCommands, type Reply } from './scripted-mongo-commands.ts';
import type { ScriptedData } from './scripted-mongo-data.ts';
import { ServerError } from './scripted-mongo-data.ts';

/*
 * A server of MongoDB's wire protocol that calls itself the primary of a replica set and does what a script says. It shows what our
 * adapter sends (transactions, change streams, what is sent again) to the very driver of production; it does not show what MongoDB
 * does with it.
 */

/** What becomes of the next command of a name. */
export interface ScriptedFault {
  readonly command: string;
  /** Only commands of which this is true; default: any. */
  readonly if?: (command: Command) => boolean;
  /** How often; default 1. */
  readonly times?: number;
  /** An error reply, or `hang up`: the connection ends without one. */
  readonly reply: ServerError | 'hang up';
  /** True: the command is carried out all the same. */
  readonly isCarriedOut?: boolean;
}

export interface ScriptedMongo extends AsyncDisposable {
  readonly uri: string;
  readonly data: ScriptedData;
  readonly received: readonly Command[];
  fail(fault: ScriptedFault): void;
}

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;

export async function startScriptedMongo(): Promise<ScriptedMongo> {
  const commands = createScriptedCommands();
  const faults: { readonly fault: ScriptedFault; left: number }[] = [];
  const sockets = new Set<Socket>();
  let place = '';

  const hello = (): Reply => ({
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    setName: 'scripted',
    setVersion: 1,
    hosts: [place],
    primary: place,
    me: place,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 21,
    ok: 1,
  });

  /** Null: hang up. */
  async function answer(command: Command): Promise<Reply | null> {
    const [name = ''] = Object.keys(command);
    if (name === 'hello' || name.toLowerCase() === 'ismaster') return hello();
    const found = faults.find(({ fault, left }) => left > 0 && fault.command === name && (fault.if?.(command) ?? true));
    try {
      if (found === undefined) return await commands.run(command);
      found.left -= 1;
      if (found.fault.isCarriedOut === true) await commands.run(command);
      if (found.fault.reply === 'hang up') return null;
      throw found.fault.reply;
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      return { ok: 0, code: error.code, errmsg: error.message, errorLabels: [...error.labels] };
    }
  }

  async function take(socket: Socket, message: Buffer): Promise<void> {
    const requestId = message.readInt32LE(4);
    const opCode = message.readInt32LE(12);
    const reply = await answer(opCode === OP_QUERY ? readQuery(message) : readMessage(message));
    if (reply === null) socket.destroy();
    else if (!socket.destroyed)
      socket.write(opCode === OP_QUERY ? writeReply(requestId, reply) : writeMessage(requestId, reply));
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let pending = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
        const message = pending.subarray(0, pending.readInt32LE(0));
        pending = pending.subarray(message.length);
        void take(socket, message);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  place = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    uri: `mongodb://${place}/?replicaSet=scripted`,
    data: commands.data,
    received: commands.received,
    fail(fault) {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The handshake of a new connection. */
function readQuery(message: Buffer): Command {
  const name = message.indexOf(0, HEADER_BYTES + 4);
  return { ...(BSON.deserialize(message.subarray(name + 9)) as Record<string, unknown>), $db: 'admin' };
}

function writeReply(requestId: number, reply: Reply): Buffer {
  const body = Buffer.alloc(20);
  body.writeInt32LE(1, 16);
  return withHeader(requestId, OP_REPLY, [body, Buffer.from(BSON.serialize(reply))]);
}

/** A body, and sequences of documents that belong into it by name. */
function readMessage(message: Buffer): Command {
  let command: Record<string, unknown> = {};
  const sequences: Record<string, unknown[]> = {};
  for (let at = HEADER_BYTES + 4; at < message.length; ) {
    const kind = message.readUInt8(at);
    const size = message.readInt32LE(at + 1);
    if (kind === 0) command = BSON.deserialize(message.subarray(at + 1, at + 1 + size));
    else {
      const nameEnd = message.indexOf(0, at + 5);
      const items: unknown[] = [];
      for (let item = nameEnd + 1; item < at + 1 + size; item += message.readInt32LE(item)) {
        items.push(BSON.deserialize(message.subarray(item, item + message.readInt32LE(item))));
      }
      sequences[message.toString('utf8', at + 5, nameEnd)] = items;
    }
    at += 1 + size;
  }
  return { ...command, ...sequences } as Command;
}

function writeMessage(requestId: number, reply: Reply): Buffer {
  return withHeader(requestId, OP_MSG, [Buffer.alloc(5), Buffer.from(BSON.serialize(reply))]);
}

function withHeader(requestId: number, opCode: number, parts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(HEADER_BYTES + parts.reduce((sum, part) => sum + part.length, 0), 0);
  header.writeInt32LE(requestId, 8);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, ...parts]);
}
