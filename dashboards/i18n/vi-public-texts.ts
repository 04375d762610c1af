/** Which words of single tickets the public page shows. English twin: en-public-texts.ts. */
export const viPublicTexts = {
  nav: "Nội dung công khai",
  title: "Nội dung công khai",
  lead: "Trang Công khai có thể cho xem vài phản ánh đã xử lý xong, đã che thông tin cá nhân, kèm câu trả lời. Mặc định tắt: thành phố tự quyết định.",
  on: "Đang hiện trên trang Công khai",
  off: "Đang tắt",
  noNames: "Chưa bật được",
  noNamesText:
    "Máy chủ không có mô hình tìm tên người. Chỉ dùng quy tắc thì có thể sót tên, nên không nội dung nào được hiện.",
  consents: "Chỉ hiện phản ánh của người đã đồng ý",
  consentsHint:
    "Chọn những phiên bản lời đồng ý trên biểu mẫu có nói rõ nội dung (đã che thông tin cá nhân) có thể được công khai. Không chọn phiên bản nào thì không có gì được hiện.",
  consentOf: (version: string, n: string) => `Phiên bản ${version} (${n} người đồng ý)`,
  noConsents: "Chưa có người dân nào tích đồng ý trên biểu mẫu.",
  sectors: "Lĩnh vực được hiện",
  sectorsHint: "Việc khẩn cấp, tin bị giữ lại và tin rác không bao giờ được hiện, dù thuộc lĩnh vực nào.",
  enabled: "Hiện trên trang Công khai",
  preview: "Xem trước",
  save: "Áp dụng",
  previewTitle: (n: number) => `Sẽ hiện ${n} phản ánh`,
  previewNone: "Với thiết lập này chưa có phản ánh nào đủ điều kiện.",
  previewText:
    "Đọc kỹ trước khi bật: máy che hầu hết tên, số điện thoại, số nhà, nhưng có thể sót. Bấm “Không hiện” để bỏ một mục vĩnh viễn.",
  hide: "Không hiện",
  done: { saved: "Đã áp dụng. Trang Công khai đổi trong vòng 5 phút.", hidden: "Mục này sẽ không hiện nữa." } as Record<
    string,
    string
  >,
  shown: "Vừa xử lý xong",
  shownText: "Tên, số điện thoại, số nhà đã được che. Người viết đã đồng ý cho hiện.",
  answer: "Trả lời",
  where: (sector: string, ward: string) => `${sector} · ${ward}`,
  someWard: "một phường, xã",
  resolvedIn: (month: string) => `xử lý xong tháng ${month}`,
};
