import type { Child } from "hono/jsx";

interface DrawingProps {
  class: string;
  viewBox: string;
  /** What it shows in words. Without it the drawing only repeats what stands beside it. */
  label?: string | undefined;
  /** Fills its place, whatever its shape. */
  stretch?: boolean;
  children?: Child;
}

export function Drawing({ class: className, viewBox, label, stretch = false, children }: DrawingProps) {
  const ratio = stretch ? "none" : undefined;
  if (label)
    return (
      <svg class={className} viewBox={viewBox} preserveAspectRatio={ratio} role="img" aria-label={label}>
        {children}
      </svg>
    );
  return (
    <svg class={className} viewBox={viewBox} preserveAspectRatio={ratio} aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
