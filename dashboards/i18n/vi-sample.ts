/** Invented tickets for a city that has none yet. English twin: en-sample.ts. */
export const viSample = {
  title: "Dữ liệu mẫu",
  lead: "600 phản ánh bịa của 60 ngày qua để xem các trang trông thế nào khi có việc. Tắt là xóa sạch: phản ánh, tin nhắn, lịch sử, số liệu.",
  on: (n: string) => `Đang bật: ${n} phản ánh mẫu`,
  off: "Đang tắt",
  real: (n: string) => `Phản ánh thật: ${n}`,
  sure: "Tôi biết đã có phản ánh thật; số liệu sẽ lẫn với dữ liệu mẫu cho đến khi tắt.",
  turnOn: "Bật dữ liệu mẫu",
  turnOff: "Tắt và xóa dữ liệu mẫu",
  tooMany: (n: number) =>
    `Chỉ bật được khi có không quá ${n} phản ánh thật. Muốn xem thử, cài một bản khác với DATA_DIR riêng.`,
  notes: [
    "Người gửi bịa ra không có tên, số điện thoại; không tin nhắn nào được gửi ra ngoài.",
    "Mọi trang có dải báo trong lúc bật, kể cả trang Công khai; RSS, CSV công khai và thư cho người theo dõi tạm dừng.",
    "Tệp xuất (langnghe export) không chứa phản ánh mẫu.",
  ],
  banner: "Đang bật dữ liệu mẫu: số liệu và phản ánh trên trang có phần bịa ra.",
  noFiles: "Đang bật dữ liệu mẫu nên chưa có tệp số liệu và RSS.",
  bannerLink: "Tắt",
  done: {
    on: "Đã bật dữ liệu mẫu. Số liệu hiện ra sau vài giây.",
    off: "Đã xóa hết dữ liệu mẫu. Số liệu trở lại sau vài giây.",
  } as Record<string, string>,
  first: "Xem thử với dữ liệu mẫu",
};
