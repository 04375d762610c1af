/** One matter in the ways that people tell it; {ward} is where. All invented. */
interface Talk {
  /** Of how many posts in a hundred it is: four weeks ago, and today. */
  shares: readonly [before: number, today: number];
  ways: readonly string[];
}

const TALKS: readonly Talk[] = [
  {
    shares: [17, 17],
    ways: [
      "Rác ở {ward} hai ngày chưa thấy xe vô lấy, mùi bay khắp hẻm",
      "Bãi rác tự phát cạnh trường ở {ward} lại đầy lên rồi, ai xử lý giùm",
      "Xe gom rác {ward} đổi giờ mà không báo, nhà nào cũng để bao ngoài đường",
      "Có người chở xà bần đổ trộm ban đêm ở {ward}, sáng ra lấp hết lối đi",
      "Thùng rác công cộng {ward} không có nắp, chó tha ra tứ tung",
      "Kênh sau chợ {ward} nổi đầy bọc ni lông, hôi không thở được",
      "Ai lại vứt nệm cũ ngay gốc cây ở {ward}, mấy tuần rồi vẫn còn đó",
      "Đốt rác sau khu trọ {ward}, khói vô nhà con nít ho suốt đêm",
    ],
  },
  {
    shares: [15, 12],
    ways: [
      "Ổ gà giữa đường ở {ward} sâu cả gang tay, tối chạy xe không thấy đâu",
      "Đường {ward} mới trải nhựa đã bong tróc, đá dăm văng vào người",
      "Nắp hố ga ở {ward} lún xuống, xe qua kêu rầm rầm",
      "Đào đường đặt ống xong lấp tạm ở {ward}, bánh xe sụp mấy lần rồi",
      "Con dốc cầu {ward} nứt một đường dài, có ai kiểm tra chưa",
      "Vạch kẻ sang đường trước trường ở {ward} mờ hết, phụ huynh lo quá",
      "Hẻm nhà mình {ward} mặt đất lồi lõm, bà cụ té tuần trước",
    ],
  },
  {
    shares: [12, 14],
    ways: [
      "Giờ tan tầm kẹt xe cứng ngắc ở {ward}, năm trăm mét đi mất nửa tiếng",
      "Đèn tín hiệu ngã tư {ward} chớp vàng cả tuần, xe tranh nhau đi",
      "Xe hơi đậu kín hai bên ở {ward}, cứu thương vô không lọt",
      "Container chạy giờ cấm qua {ward}, sợ muốn rớt tim",
      "Kẹt xe từ cổng chợ ra tới cầu {ward}, không thấy ai điều tiết",
      "Phụ huynh dừng xe ba hàng trước trường ở {ward}, sáng nào cũng ùn ứ",
    ],
  },
  {
    shares: [14, 12],
    ways: [
      "Karaoke loa kéo ở {ward} hát tới khuya, nhắc thì họ mở lớn hơn",
      "Công trình ở {ward} khoan đục từ 5 giờ sáng, cả xóm mất ngủ",
      "Quán nhậu {ward} mở nhạc ầm ầm, trẻ con học bài không được",
      "Nhà bên nuôi gà đá gáy suốt ở {ward}, nói hoài không nghe",
      "Xưởng cơ khí trong khu dân cư {ward} cắt sắt chói tai giữa trưa",
      "Loa quảng cáo bán hàng chạy vòng vòng {ward} từ tờ mờ sáng",
    ],
  },
  {
    shares: [8, 6],
    ways: [
      "Đèn đường ở {ward} không sáng mấy bữa nay, đi học về tối thui",
      "Cúp điện ở {ward} trưa nay gần một tiếng, nóng không chịu nổi",
      "Dây điện chùng xuống sát mái tôn ở {ward}, mưa xuống là lo",
      "Bóng đèn hẻm {ward} chớp tắt như vũ trường, thay giùm bà con",
    ],
  },
  {
    shares: [2, 13],
    ways: [
      "Mưa chút xíu mà đường ở {ward} đã ngập tới mắt cá",
      "Cống ở {ward} thoát không kịp, nước tràn lên vỉa hè",
      "Triều cường lên, hẻm {ward} lại lội nước đi làm",
      "Sau cơn mưa chiều, sân nhà tui ở {ward} ngập, cá lên bờ luôn",
    ],
  },
  {
    shares: [8, 7],
    ways: [
      "Nước máy ở {ward} yếu quá, tầng hai không lên nổi",
      "Nước máy {ward} có mùi clo gắt, nấu cơm cũng nghe mùi",
      "Bể ống nước trước nhà văn hóa {ward}, phí quá trời",
      "Cúp nước không báo trước ở {ward}, phải đi mua bình về tắm",
    ],
  },
  {
    shares: [9, 8],
    ways: [
      "Hàng quán lấn hết vỉa hè ở {ward}, người già đi bộ phải xuống đường",
      "Xây nhà không che chắn ở {ward}, bụi phủ trắng bàn ghế",
      "Bảng hiệu quán ăn {ward} chìa ra ngang mặt, va đầu mấy người",
      "Dựng sạp bán đồ chiếm luôn lề bộ hành {ward}, phường có biết không",
    ],
  },
  {
    shares: [9, 7],
    ways: [
      "Cán bộ {ward} làm giấy tờ nhanh gọn, hướng dẫn rõ ràng, rất cảm ơn",
      "Công viên {ward} sửa xong đẹp quá, chiều nào cũng đông người tập thể dục",
      "Mấy bạn dân phòng {ward} giúp tìm lại xe đạp cho con mình, thương lắm",
      "Khen tổ dân phố {ward} trồng hoa giấy đầu ngõ, nhìn mát mắt ghê",
    ],
  },
  {
    shares: [6, 4],
    ways: [
      "Chó thả rông ở {ward} rượt theo học sinh đi xe đạp",
      "Cây lớn ở {ward} nghiêng hẳn ra, gió mạnh là ngã",
      "Nhánh khô rớt trúng xe đang đậu ở {ward}, may chưa ai bị gì",
    ],
  },
];

const WARDS =
  "Bình Thạnh, Tân Thuận, Phú Nhuận, Diên Hồng, Gò Vấp, Chợ Lớn, Tân Bình, Bình Tây, Phú Lâm, Phú Định, Tân Định, An Khánh, Bình Đông, Dĩ An, Thủ Dầu Một, Vũng Tàu, Bà Rịa, Tân Hưng, Phú Thọ Hòa, Minh Phụng, Nhiêu Lộc, Bình Trị Đông, Gia Định, Phú Thuận"
    .split(", ")
    .map((name) => `phường ${name}`);

const DAYS = 28;
const A_DAY = 5;
const DAY_MINUTES = 24 * 60;
/** From one post to the next: five between morning and night. */
const APART_MINUTES = 160;

export interface EarlierPost {
  text: string;
  author: number;
  minutesAgo: number;
}

/**
 * Four weeks of small talk before the evening, five posts a day, the oldest first: something that today can be compared with. The
 * rain comes up in it, week by week. The same matter is told of each ward in turn, so that no event comes of it; and no sentence
 * more than three times, else it would be taken for one long word.
 */
export function earlierPosts(): EarlierPost[] {
  const told = TALKS.map(() => 0);
  const due = TALKS.map(() => 0);
  return Array.from({ length: DAYS * A_DAY }, (_, n) => {
    const passed = n / (DAYS * A_DAY);
    for (const [at, { shares }] of TALKS.entries())
      due[at] = (due[at] ?? 0) + shares[0] + (shares[1] - shares[0]) * passed;
    // The one that has waited longest for its share.
    const at = due.indexOf(Math.max(...due));
    due[at] = (due[at] ?? 0) - 100;
    const turn = told[at] ?? 0;
    told[at] = turn + 1;
    const ways = TALKS[at]?.ways ?? [];
    const ward = WARDS[(turn + at * 5) % WARDS.length] ?? "";
    const way = ways[(turn + Math.floor(turn / WARDS.length)) % ways.length] ?? "";
    return {
      text: way.replace("{ward}", ward),
      author: 5_000 + n,
      minutesAgo: (DAYS - Math.floor(n / A_DAY)) * DAY_MINUTES + (A_DAY - (n % A_DAY)) * APART_MINUTES,
    };
  });
}
