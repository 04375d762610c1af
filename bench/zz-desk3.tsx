import { WardMap } from "#dashboards/components/ward-map.tsx";
import { vi } from "#dashboards/i18n/vi.ts";
export const ALSO = (city: any) => <div>{[40, 100, 160, 90].map((i)=>{const w=city.wards[i%city.wards.length]; return <div class="panel">
<WardMap page={{t:vi,lang:"vi"} as any} city={city} wardCode={i===90?undefined:w.code} pin={i===160?null:{lat:w.lat+0.002,lng:w.lng-0.003}} /></div>})}</div>;
