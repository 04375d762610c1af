import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { reencode } from "./reencode.ts";

/** Left half red, right half blue: shows which way is up. */
const twoColours = (width = 80, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: "blue" } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: "red" } },
      left: 0,
      top: 0,
    },
  ]);

/** As a phone writes it: turned by a flag, with the place where it was taken. */
const fromPhone = () =>
  twoColours()
    .withExif({
      IFD0: { Make: "DienThoai", Orientation: "6" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "10/1 46/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "106/1 42/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe("a picture", () => {
  test("from a phone is turned upright, and place and camera are gone", async () => {
    const input = await fromPhone();
    expect((await sharp(input).metadata()).orientation).toBe(6);
    const stored = await reencode(input);
    expect(stored).toMatchObject({ mime: "image/jpeg", extension: "jpg", width: 40, height: 80 });
    const metadata = await sharp(stored.bytes).metadata();
    expect([metadata.exif, metadata.orientation, metadata.xmp, metadata.iptc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    // Orientation 6: what was left is now above.
    const { data } = await sharp(stored.bytes).raw().toBuffer({ resolveWithObject: true });
    const [red = 0, , blue = 255] = data.subarray((10 * 40 + 20) * 3);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(60);
  });

  test("with GPS data really had some before", async () => {
    const { exif } = await sharp(await fromPhone()).metadata();
    expect(exif?.includes("DienThoai")).toBe(true);
    expect(exif?.includes(Buffer.from([0x25, 0x88]))).toBe(true); // tag 0x8825, little-endian: here lies the GPS part
    expect(Buffer.from((await reencode(await fromPhone())).bytes).includes("DienThoai")).toBe(false);
  });

  test.each(["png", "webp", "jpeg"] as const)("in %s is stored as JPEG, at most 2048 wide or high", async (format) => {
    const stored = await reencode(await twoColours(3000, 1000).toFormat(format).toBuffer());
    expect(stored).toMatchObject({ mime: "image/jpeg", width: 2048, height: 683 });
  });

  test("with a clear ground is on white", async () => {
    const clear = await sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const [first] = await sharp((await reencode(clear)).bytes)
      .raw()
      .toBuffer();
    expect(first).toBe(255);
  });

  test("leaves behind whatever was hung on to it", async () => {
    const page = "<script>alert(document.domain)</script>PK\u0003\u0004";
    const polyglot = Buffer.concat([await twoColours().jpeg().toBuffer(), Buffer.from(page)]);
    const stored = Buffer.from((await reencode(polyglot)).bytes);
    expect(stored.includes("<script>")).toBe(false);
    expect(stored.includes("PK\u0003\u0004")).toBe(false);
  });

  test("cut off half way is refused with a sentence", async () => {
    // Noise, so that half of the file is half of the picture.
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        noise: { type: "gaussian", mean: 128, sigma: 60 },
        background: "red",
      },
    })
      .jpeg()
      .toBuffer();
    await expect(reencode(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringContaining("bị hỏng"),
    });
  });

  test("of more than 50 million points is refused before it is unpacked", async () => {
    const bomb = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: "white" } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(reencode(bomb)).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringContaining("50 triệu"),
    });
  });
});

const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from(`ftyp${brand}\0\0\0\0${brand}`)]);

test("PDF and MP4 are stored as they are", async () => {
  const pdf = Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF");
  expect(await reencode(pdf)).toEqual({
    bytes: pdf,
    mime: "application/pdf",
    extension: "pdf",
    width: null,
    height: null,
  });
  expect(await reencode(box("isom"))).toMatchObject({ mime: "video/mp4", extension: "mp4" });
});

test.each([
  ["SVG", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ["SVG without its declaration", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ["GIF", Buffer.from("GIF89a\u0001\0\u0001\0\0\0\0;")],
  ["ZIP", Buffer.from("PK\u0003\u0004")],
  ["text", Buffer.from("xin chào")],
  ["one byte", Buffer.from([0xff])],
])("%s is not taken", async (_, bytes) => {
  await expect(reencode(bytes)).rejects.toMatchObject({ code: "UNSUPPORTED" });
});

test("HEIC is not taken, and the citizen is told what to choose instead", async () => {
  await expect(reencode(box("heic"))).rejects.toMatchObject({
    code: "UNSUPPORTED",
    message: expect.stringContaining("JPEG"),
  });
});
