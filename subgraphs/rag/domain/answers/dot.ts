/** Of two embeddings. */
export const dot = (a: Float32Array, b: Float32Array): number => dotAt(a, b, 0);

/** With what begins there in the second; four at a time, for processors do such sums side by side. */
export function dotAt(a: Float32Array, b: Float32Array, from: number): number {
  let [w, x, y, z] = [0, 0, 0, 0];
  for (let d = 0; d < a.length; d += 4) {
    w += (a[d] ?? 0) * (b[from + d] ?? 0);
    x += (a[d + 1] ?? 0) * (b[from + d + 1] ?? 0);
    y += (a[d + 2] ?? 0) * (b[from + d + 2] ?? 0);
    z += (a[d + 3] ?? 0) * (b[from + d + 3] ?? 0);
  }
  return w + x + y + z;
}
