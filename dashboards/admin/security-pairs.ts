/** "giá trị = mã", one a line, in their order. @returns null when a line is no such pair */
export function pairsIn(text: string): Record<string, string> | null {
  const lines = text.split("\n").map((line) => line.trim());
  const pairs: [string, string][] = [];
  for (const line of lines.filter(Boolean)) {
    // The last "=": a value of a directory ("cn=canbo,ou=1022") has some of its own.
    const at = line.lastIndexOf("=");
    const [value, code] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (at < 1 || !value || !code) return null;
    pairs.push([value, code]);
  }
  return Object.fromEntries(pairs);
}

export const pairsText = (pairs: Record<string, string>): string =>
  Object.entries(pairs)
    .map(([value, code]) => `${value} = ${code}`)
    .join("\n");
