/** Adds a value to the list of a key, once. */
export function group<V>(into: Map<string, V[]>, key: string, value: V): void {
  const there = into.get(key);
  if (!there) into.set(key, [value]);
  else if (!there.includes(value)) there.push(value);
}
