/** One sample at a byte offset, -1..1. */
type SampleAt = (view: DataView, at: number) => number;

const PCM = 1;
const FLOAT = 3;
const A_LAW = 6;
const MU_LAW = 7;

/** How samples of this WAVE format code are written; undefined for one that is not read here. */
export function decoderOf(code: number, bits: number): SampleAt | undefined {
  if (code === A_LAW && bits === 8) return (view, at) => aLaw(view.getUint8(at));
  if (code === MU_LAW && bits === 8) return (view, at) => muLaw(view.getUint8(at));
  if (code === FLOAT && bits === 32) return (view, at) => view.getFloat32(at, true);
  if (code === FLOAT && bits === 64) return (view, at) => view.getFloat64(at, true);
  if (code !== PCM) return undefined;
  if (bits === 8) return (view, at) => (view.getUint8(at) - 128) / 128; // the only width that is written unsigned
  if (bits === 16) return (view, at) => view.getInt16(at, true) / 0x8000;
  if (bits === 24) return (view, at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 0x1_0000) / 0x80_0000;
  if (bits === 32) return (view, at) => view.getInt32(at, true) / 0x8000_0000;
  return undefined;
}

/** ITU-T G.711, what most telephone exchanges record. */
function aLaw(byte: number): number {
  const bits = byte ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 0x0f) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return (bits & 0x80 ? size : -size) / 0x8000;
}

function muLaw(byte: number): number {
  const bits = ~byte & 0xff;
  const size = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return (bits & 0x80 ? -size : size) / 0x8000;
}
