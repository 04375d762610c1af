/**
 * Dot products of whole numbers, many rows at a time, in WebAssembly SIMD: eight products an instruction, which JavaScript
 * has no words for. Exact, so a plain loop gives the same numbers (nearest.test.ts holds it to that).
 * @param rows address of the first row, and where the last one ends: Int8, a multiple of 16 values each
 * @param query address of the query: Int16, `length` values
 * @param out address of the first product: Int32, one for each row
 */
type Dots = (rows: number, rowsEnd: number, query: number, out: number, length: number) => void;

// biome-ignore format: an instruction a line
const BODY = [
  0x02, 0x02, 0x7f, 0x02, 0x7b, // locals: 5 at, 6 queryEnd: i32; 7 even, 8 odd: v128
  0x20, 2, 0x20, 4, 0x41, 1, 0x74, 0x6a, 0x21, 6, // queryEnd = query + (length << 1)
  0x03, 0x40, // loop over rows
    0xfd, 0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x22, 7, 0x21, 8, // even = odd = 0
    0x20, 2, 0x21, 5, // at = query
    0x03, 0x40, // loop over 16 values
      0x20, 7, 0x20, 0, 0xfd, 0x01, 3, 0, // even, v128.load8x8_s rows
      0x20, 5, 0xfd, 0x00, 4, 0, // v128.load at
      0xfd, 0xba, 0x01, 0xfd, 0xae, 0x01, 0x21, 7, // even += i32x4.dot_i16x8_s
      0x20, 8, 0x20, 0, 0xfd, 0x01, 3, 8, // odd, v128.load8x8_s rows + 8
      0x20, 5, 0xfd, 0x00, 4, 16, // v128.load at + 16
      0xfd, 0xba, 0x01, 0xfd, 0xae, 0x01, 0x21, 8, // odd += i32x4.dot_i16x8_s
      0x20, 0, 0x41, 16, 0x6a, 0x21, 0, // rows += 16
      0x20, 5, 0x41, 32, 0x6a, 0x22, 5, // at += 32
      0x20, 6, 0x49, 0x0d, 0, // again while at < queryEnd
    0x0b,
    0x20, 3, // out
    0x20, 7, 0x20, 8, 0xfd, 0xae, 0x01, 0x22, 7, 0xfd, 0x1b, 0, // even += odd; lane 0
    0x20, 7, 0xfd, 0x1b, 1, 0x6a, // + lane 1
    0x20, 7, 0xfd, 0x1b, 2, 0x6a, // + lane 2
    0x20, 7, 0xfd, 0x1b, 3, 0x6a, // + lane 3
    0x36, 2, 0, // i32.store
    0x20, 3, 0x41, 4, 0x6a, 0x21, 3, // out += 4
    0x20, 0, 0x20, 1, 0x49, 0x0d, 0, // again while rows < rowsEnd
  0x0b,
  0x0b,
];

/** A length as WebAssembly writes it: seven bits a byte, lowest first. */
const leb = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...leb(n >> 7)]);
const section = (id: number, bytes: number[]) => [id, ...leb(bytes.length), ...bytes];
const named = (name: string) => [name.length, ...Buffer.from(name)];

const compiled = new WebAssembly.Module(
  new Uint8Array([
    ...[0x00, ...Buffer.from("asm"), 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0]), // one type: five i32, no result
    ...section(2, [1, ...named("js"), ...named("memory"), 2, 0, 1]), // the memory comes from outside
    ...section(3, [1, 0]),
    ...section(7, [1, ...named("dots"), 0, 0]),
    ...section(10, [1, ...leb(BODY.length), ...BODY]),
  ]),
);

/** The kernel, working on this memory. */
export function dotKernel(memory: WebAssembly.Memory): Dots {
  const { dots } = new WebAssembly.Instance(compiled, { js: { memory } }).exports;
  return dots as Dots; // safe: the module above exports it with this type
}
