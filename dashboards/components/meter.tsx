/** A probability as a bar; the number beside it says the same. @param value 0..1 */
export function Meter({ value }: { value: number }) {
  return (
    <svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="meter-track" width="100" height="6" />
      <rect class="meter-used" width={Math.round(value * 100)} height="6" />
    </svg>
  );
}
