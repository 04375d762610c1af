/** What the simulated provider does once instead of what it would. */
export interface Step {
  /** The path of the request ends with it: "/message/cs", "/messages". */
  path: string;
  /** The provider's own error, in its own envelope. */
  error?: { code: number; subcode?: number; message?: string };
  /** A bare HTTP answer, as from a proxy in front of the provider. */
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  delayMs?: number;
  /** The connection breaks without an answer. */
  hangUp?: boolean;
  /** "after": the provider does what was asked, webhooks and all, and only the answer goes wrong. */
  when?: "before" | "after";
  /** Default 1. */
  times?: number;
}

export interface Script {
  /** Steps for the same path are taken in the order given. */
  next(step: Step): void;
  /** The step for a request, used up by asking. */
  take(path: string): Step | undefined;
  /** Steps that nobody has come for. */
  left(): readonly Step[];
  clear(): void;
}

export function script(): Script {
  const steps: (Step & { left: number })[] = [];
  return {
    next: (step) => void steps.push({ ...step, left: step.times ?? 1 }),
    take(path) {
      const at = steps.findIndex((step) => path.endsWith(step.path));
      const step = steps[at];
      if (!step) return undefined;
      step.left -= 1;
      if (step.left === 0) steps.splice(at, 1);
      return step;
    },
    left: () => steps,
    clear: () => void steps.splice(0),
  };
}
