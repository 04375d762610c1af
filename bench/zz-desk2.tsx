import { writeFileSync, readFileSync } from "node:fs";
import { loadCity } from "#src/city/load-city.ts";
import { CityMap } from "#dashboards/components/city-map.tsx";
import { vi } from "#dashboards/i18n/vi.ts";
import { ASSETS } from "#dashboards/assets/registry.ts";
import { readGeojson } from "#src/city/boundaries/read-geojson.ts";
import { checkBoundaries } from "#src/city/boundaries/check-boundaries.ts";
import { withVersion } from "#src/city/boundaries/with-version.ts";
const hc = loadCity("hcmc");
const checked = checkBoundaries(readGeojson(readFileSync("/work/shared/data/gazetteer/hcmc-wards-2025.geojson","utf8")), hc.wards);
const real = hc.with({boundaries: withVersion(hc.boundaries!, {from:"2025-07-01",source:"x",indicative:false,wards:checked.wards})});
const { ALSO } = await import("./zz-desk3.tsx").catch(()=>({ALSO:null}));
for (const [name, city] of [["hcmc",hc],["real",real],["danang",loadCity("danang")]] as const) for (const theme of ["light","dark"]) {
  const values = city.wards.slice(0, -6).map((w,i)=>({code:w.code, value: (i*7919%97)/4, n: i*13%200, href:`/console?ward=${w.code}`}));
  const map = <CityMap page={{t:vi,lang:"vi"} as any} city={city} id="m" title="Phản ánh trên 10.000 dân" summary="Nhiều nhất ở Phường Bàn Cờ." values={values} format={(v)=>v.toFixed(1).replace(".",",")} valueName="Trên 10.000 dân" tone={theme==="dark"?"bad":"plain"} />;
  const html = String(await map);
  console.log(name, html.length, html.indexOf("<details"));
  const css = ASSETS.get("console.css")!.body.toString();
  writeFileSync(`/tmp/desk-${name}-${theme}.html`, `<!doctype html><html lang=vi data-theme=${theme}><title>x</title><meta charset=utf8><meta name=viewport content="width=device-width"><style>${css}</style><body><main><h1>m</h1>${html}${ALSO ? String(await ALSO(city)) : ""}</main>`);
}
