/** A delivery to the webhook under test, and what became of it. */
export interface Delivery {
  body: string;
  /** One for each try; 0 is no answer in time. */
  statuses: number[];
  acknowledged: boolean;
}

export interface HookOptions {
  /** Makes the headers of a try; `retry` counts from 0. */
  headers(body: string, retry: number): Record<string, string>;
  /** How long the provider waits for a 200. */
  deadlineMs: number;
}

/** The provider's end of a webhook: at least once, in any order, and again what was not acknowledged. */
export interface Hook {
  /** Where deliveries go; until it is set they wait. */
  to(url: string): void;
  /** Resolves when it was tried, whatever the answer. Held back while `hold` is on. */
  deliver(body: string): Promise<void>;
  /** Keeps deliveries back until `release`. */
  hold(): void;
  /** Lets go of what was held, in the order made, or turned around; `copies` times each. */
  release(how?: { reversed?: boolean; copies?: number }): Promise<void>;
  /** Tries again what was never acknowledged. Returns how many are left. */
  redeliver(): Promise<number>;
  /** Posts one again that was acknowledged: providers do that. */
  repeat(delivery: Delivery): Promise<void>;
  readonly deliveries: readonly Delivery[];
}

export function hook({ headers, deadlineMs }: HookOptions): Hook {
  const deliveries: Delivery[] = [];
  let url: string | undefined;
  let held: Delivery[] | undefined;

  async function attempt(delivery: Delivery): Promise<void> {
    if (url === undefined) return;
    const status = await post(url, delivery.body, headers(delivery.body, delivery.statuses.length), deadlineMs);
    delivery.statuses.push(status);
    delivery.acknowledged ||= status === 200;
  }
  async function redeliver(): Promise<number> {
    for (const delivery of deliveries) {
      if (!delivery.acknowledged && !held?.includes(delivery)) await attempt(delivery);
    }
    return deliveries.filter(({ acknowledged }) => !acknowledged).length;
  }
  return {
    deliveries,
    redeliver,
    repeat: attempt,
    to: (address) => {
      url = address;
    },
    async deliver(body) {
      const delivery = { body, statuses: [], acknowledged: false };
      deliveries.push(delivery);
      if (held) held.push(delivery);
      else await attempt(delivery);
    },
    hold: () => {
      held ??= [];
    },
    async release({ reversed = false, copies = 1 } = {}) {
      const batch = held ?? [];
      held = undefined;
      for (const delivery of reversed ? batch.reverse() : batch) {
        for (let copy = 0; copy < copies; copy += 1) await attempt(delivery);
      }
    },
  };
}

async function post(url: string, body: string, headers: Record<string, string>, deadlineMs: number): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
      signal: AbortSignal.timeout(deadlineMs),
      redirect: "manual",
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
