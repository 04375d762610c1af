/** A piece of a source file as vite's `parseSync` gives it: ESTree with JSX. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [part: string]: unknown;
}

export const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
export const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);
