import { z } from "zod";

const MOST = 50;

const unique = (all: readonly string[]) => [...new Set(all)];

/** One a line, or with commas between; an array is taken as it is. */
const lines = z
  .union([z.string().max(10_000), z.array(z.string())])
  .transform((given) =>
    (Array.isArray(given) ? given : given.split(/[\n,;]+/)).map((one) => one.trim()).filter(Boolean),
  )
  .transform(unique)
  .refine((all) => all.length <= MOST, `Nhiều nhất ${MOST} mục.`)
  .prefault([]);

const channelId = (text: string) => /(?:^|\/channel\/)(UC[\w-]{1,62})/.exec(text)?.[1] ?? text;
const videoId = (text: string) => /(?:[?&]v=|youtu\.be\/|\/shorts\/|\/live\/)([\w-]{11})/.exec(text)?.[1] ?? text;

/** Of a form or of the command line: channels and videos by id or address, searches as typed on YouTube. */
export const YoutubeSettings = z
  .strictObject({
    channels: lines
      .transform((all) => unique(all.map(channelId)))
      .refine(
        (all) => all.every((id) => /^UC[\w-]{1,62}$/.test(id)),
        "Mỗi kênh là một mã bắt đầu bằng UC, lấy ở Giới thiệu → Chia sẻ kênh → Sao chép mã kênh.",
      ),
    videos: lines
      .transform((all) => unique(all.map(videoId)))
      .refine(
        (all) => all.every((id) => /^[\w-]{11}$/.test(id)),
        "Mỗi video là một đường dẫn YouTube hoặc mã 11 ký tự.",
      ),
    searches: lines.refine((all) => all.every((words) => words.length <= 100), "Mỗi câu tìm dài nhất 100 ký tự."),
    unitsADay: z.coerce
      .number("Vui lòng nhập số đơn vị.")
      .int("Vui lòng nhập số nguyên.")
      .min(10, "Ít nhất 10 đơn vị một ngày.")
      .max(1_000_000, "Nhiều nhất 1.000.000 đơn vị một ngày.")
      .default(2_000),
    everyMinutes: z.coerce
      .number("Vui lòng nhập số phút.")
      .int("Vui lòng nhập số phút nguyên.")
      .min(5, "Ít nhất 5 phút.")
      .max(1_440, "Nhiều nhất là 1.440 phút, tức một ngày.")
      .default(30),
    /** New videos are told by YouTube's hub: needs a public address. */
    push: z.union([z.boolean(), z.literal(["on", "true"]).transform(() => true)]).default(false),
  })
  .refine(({ channels, videos, searches }) => channels.length + videos.length + searches.length > 0, {
    path: ["channels"],
    error: "Vui lòng nhập ít nhất một kênh, một video hoặc một câu tìm.",
  });
export type YoutubeSettings = z.output<typeof YoutubeSettings>;
