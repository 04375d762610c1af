import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { Icon } from "./icon.tsx";

/** Minutes count and this page is not a dispatcher: the three numbers come before anything else. */
export function Emergency({ t }: { t: Dictionary }) {
  const numbers = [
    { tel: "113", label: t.emergency.police },
    { tel: "114", label: t.emergency.fire },
    { tel: "115", label: t.emergency.ambulance },
  ];
  return (
    <aside class="emergency" aria-label={t.emergency.title}>
      <p class="emergency-title">
        <Icon name="alert-triangle" />
        {t.emergency.title}
      </p>
      <p class="emergency-numbers">
        {numbers.map(({ tel, label }) => (
          <a href={`tel:${tel}`}>
            <strong>{tel}</strong> <span>{label}</span>
          </a>
        ))}
      </p>
    </aside>
  );
}
