/** Where a citizen tells more about a report sent by form or telephone. English twin: en-more.ts. */
export const viMore = {
  title: "Bổ sung thông tin phản ánh",
  lead: (reference: string) => `Phản ánh ${reference} đã được tiếp nhận.`,
  askPlace:
    "Chúng tôi chưa rõ sự việc xảy ra ở đâu. Ông/bà chọn một trong các cách dưới đây giúp, để chuyển đúng đơn vị.",
  askMore: "Ông/bà có thể cho biết thêm nơi xảy ra hoặc nội dung mà đơn vị cần.",
  content: "Nội dung bổ sung",
  contentHint: "Không bắt buộc.",
  send: "Gửi bổ sung",
  thanks: "Cảm ơn ông/bà, chúng tôi đã nhận được.",
  thanksText: (reference: string) =>
    `Nội dung vừa gửi đã được thêm vào phản ánh ${reference}. Đơn vị phụ trách và thời hạn hiện trên trang theo dõi.`,
  track: "Theo dõi phản ánh",
  again: "Bổ sung thêm",
  closedTitle: "Chưa bổ sung được",
  own: "Bổ sung nơi xảy ra hoặc thông tin",
};
