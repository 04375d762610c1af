import sharp from "sharp";

/** A drawing of rubbish at a street corner: what citizens send most. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 96 72">
<rect width="96" height="72" fill="#bcd7e6"/><rect y="20" width="96" height="26" fill="#d9c7a3"/>
<path d="M6 20h18v26H6zM30 14h24v32H30zM62 18h26v28H62z" fill="#c9a977"/>
<path d="M9 25h5v6H9zM17 25h4v6h-4zM35 20h6v7h-6zM45 20h6v7h-6zM67 24h6v7h-6zM78 24h6v7h-6z" fill="#6f8aa0"/>
<rect y="46" width="96" height="26" fill="#8d9296"/><path d="M0 60h14v2H0zM26 60h18v2H26zM58 60h18v2H58z" fill="#e9e6da"/>
<path d="M44 56c0-8 6-11 10-11s9 4 9 11z" fill="#2f3b3f"/><path d="M56 58c0-7 5-10 9-10s8 4 8 10z" fill="#3f5a45"/>
<path d="M36 58c0-6 4-9 8-9s7 4 7 9z" fill="#51626b"/><path d="M53 45l2-3 2 3zM64 48l2-3 2 3zM43 49l1-3 2 3z" fill="#1d2629"/>
<circle cx="40" cy="60" r="1.6" fill="#c2452d"/><circle cx="76" cy="60" r="1.8" fill="#e0b040"/></svg>`;

let made: Promise<Uint8Array> | undefined;

/** JPEG, 960 × 720. Each has a dot of another colour: the same picture twice would be one file. */
export async function picture(number: number): Promise<Uint8Array> {
  made ??= sharp(Buffer.from(DRAWING)).png().toBuffer();
  const hue = Math.round((number * 47) % 360);
  const dot = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><circle cx="30" cy="30" r="28" fill="hsl(${hue} 70% 50%)"/></svg>`;
  return sharp(await made)
    .composite([{ input: Buffer.from(dot), left: 860, top: 40 }])
    .jpeg({ quality: 82 })
    .toBuffer();
}
