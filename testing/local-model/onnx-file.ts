// Writes models of the Open Neural Network Exchange format (onnx.proto, version 8, operators of version 17): as much of it as a small
// model for tests needs. Messages are those of Protocol Buffers: fields of varints, 32-bit floats and lengths followed by bytes.

const FLOAT = 1;
const INT64 = 7;

/** A constant of a graph, row-major. */
export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** An operation: what it takes and gives by name. Attributes are whole numbers, lists of them, or floats. */
export interface Operation {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | readonly number[] | { readonly float: number }>>;
}

/** What goes in or comes out; a dimension that is not known is named. */
export interface Port {
  readonly name: string;
  readonly type: 'float' | 'int64';
  readonly shape: readonly (number | string)[];
}

export interface Graph {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly constants: readonly Constant[];
  readonly operations: readonly Operation[];
}

/** The bytes of a model file. */
export function encodeOnnx({ inputs, outputs, constants, operations }: Graph): Uint8Array {
  const graph = message(
    ...operations.map((operation) => bytes(1, encodeOperation(operation))),
    text(2, 'graph'),
    ...constants.map((constant) => bytes(5, encodeConstant(constant))),
    ...inputs.map((port) => bytes(11, encodePort(port))),
    ...outputs.map((port) => bytes(12, encodePort(port))),
  );
  return message(varint(1, 8), text(2, 'stomaton'), bytes(7, graph), bytes(8, message(text(1, ''), varint(2, 17))));
}

function encodeOperation({ operator, inputs, outputs, attributes = {} }: Operation): Buffer {
  const encoded = Object.entries(attributes).map(([name, value]) => {
    if (typeof value === 'number') return message(text(1, name), varint(3, value), varint(20, 2));
    if ('float' in value) return message(text(1, name), float(2, value.float), varint(20, 1));
    return message(text(1, name), ...value.map((each) => varint(8, each)), varint(20, 7));
  });
  return message(
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, operator),
    ...encoded.map((attribute) => bytes(5, attribute)),
  );
}

function encodeConstant({ name, shape, values }: Constant): Buffer {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const type = values instanceof Float32Array ? FLOAT : INT64;
  return message(...shape.map((size) => varint(1, size)), varint(2, type), text(8, name), bytes(9, raw));
}

function encodePort({ name, type, shape }: Port): Buffer {
  const dimensions = shape.map((size) => bytes(1, typeof size === 'number' ? varint(1, size) : text(2, size)));
  const tensor = message(varint(1, type === 'float' ? FLOAT : INT64), bytes(2, message(...dimensions)));
  return message(text(1, name), bytes(2, bytes(1, tensor)));
}

function message(...fields: readonly Uint8Array[]): Buffer {
  return Buffer.concat(fields);
}

function number(value: number): Buffer {
  const digits: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  for (; left > 127n; left >>= 7n) digits.push(Number(left & 127n) | 128);
  return Buffer.from([...digits, Number(left)]);
}

function varint(field: number, value: number): Buffer {
  return message(number(field << 3), number(value));
}

function float(field: number, value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeFloatLE(value);
  return message(number((field << 3) | 5), four);
}

function bytes(field: number, value: Uint8Array): Buffer {
  return message(number((field << 3) | 2), number(value.length), value);
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value));
}
