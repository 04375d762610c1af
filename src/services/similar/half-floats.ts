/**
 * An embedding as it is stored: half floats, little-endian like every machine we run on. Half the bytes, and likenesses
 * move by less than 0.001.
 * @returns null for what cannot be compared: a value that is no number
 */
export function toHalfFloats(embedding: Float32Array): Uint8Array | null {
  if (embedding.length === 0 || !embedding.every(Number.isFinite)) return null;
  return new Uint8Array(new Float16Array(embedding).buffer);
}

export function fromHalfFloats(stored: Uint8Array): Float32Array {
  // A copy: what the database driver hands out need not begin at an even byte.
  return Float32Array.from(new Float16Array(new Uint8Array(stored).buffer));
}
