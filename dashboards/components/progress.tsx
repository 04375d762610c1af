interface ProgressProps {
  label: string;
  /** Absent: it runs, and nobody can say how far it is. */
  value?: number | undefined;
  max?: number;
  /** "3/10", beside the bar. */
  text?: string | undefined;
}

export function Progress({ label, value, max = 1, text }: ProgressProps) {
  return (
    <div class="progress">
      <span class="progress-label">{label}</span>
      {text ? <span class="progress-text">{text}</span> : null}
      <progress aria-label={label} value={value} max={max} />
    </div>
  );
}
