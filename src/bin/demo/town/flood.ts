/** Heavy rain at five: three wards under water, told by many in many ways. All invented. */
export const FLOOD: readonly string[] = [
  "Mưa mới nửa tiếng mà đường Kha Vạn Cân khúc chợ Thủ Đức ngập tới nửa bánh xe rồi bà con ơi",
  "Ngập nặng ở Hiệp Bình Chánh, nước tràn vô nhà, cống không thoát kịp",
  "duong so 48 hiep binh chanh ngap qua dau goi, xe chet may day duong",
  "Phường Linh Xuân trước khu công nghiệp nước lên nhanh khủng khiếp, công nhân tan ca dắt xe lội",
  "Ai đi hướng Tô Ngọc Vân phường Thủ Đức thì né ra nha, ngập 40 phân rồi",
  "Quốc lộ 13 cũ đoạn Hiệp Bình Phước ngập dài cả cây số, xe buýt cũng chết máy",
  "Nhà em ở hẻm 8 Hiệp Bình Chánh nước vào tới giường, có hai cụ già không đi được, ai giúp với 😭",
  "Ngập ở Thủ Đức lần thứ ba trong tháng. Cống mới làm xong mà vẫn ngập là sao?",
  "Chợ Thủ Đức ngập, tiểu thương chạy đồ không kịp, hàng hoá trôi lềnh bềnh",
  "Linh Xuân ngập rồi, cột điện đầu hẻm xẹt lửa dưới nước, mọi người tránh xa giùm!!!",
  "Con đi học về phải cõng qua đoạn ngập trước trường tiểu học ở phường Linh Xuân, nước ngang bụng bé",
  "Hiệp Bình lại thành sông. Nắp cống bật lên lúc nào không biết, có người sụp chân rồi",
  "Phường Hiệp Bình nước dâng nhanh quá, xe hơi đậu lề đường ngập tới cửa",
  "ngap o thu duc kinh khung, mua to tu 5h toi gio chua rut",
  "Kẹt cứng từ cầu Bình Triệu về Hiệp Bình Chánh, xe chết máy la liệt vì ngập",
  "Đề nghị thoát nước Thủ Đức cho bơm ra kiểm tra cống đường Tô Ngọc Vân, nước không rút chút nào",
  "Nhà trọ công nhân ở phường Linh Xuân ngập hết, đồ đạc ướt sạch, đêm nay không biết ngủ đâu",
  "Xe cứu thương không qua được đoạn ngập Kha Vạn Cân phường Thủ Đức, đang vòng đường khác",
  "Nước vào nhà tôi ở phường Hiệp Bình lần này cao hơn năm ngoái một gang tay",
  "Có ai biết trạm bơm Hiệp Bình Chánh có chạy không, sao nước đứng im vậy",
  "Ngập Linh Xuân: 18h15 nước 35cm trước cổng khu chế xuất, 18h40 đã 50cm",
  "Mấy anh dân quân phường Thủ Đức đang phụ đẩy xe cho bà con ở chợ, cảm ơn các anh nhiều",
  "Trời ơi đường nhà tui thành hồ bơi luôn, Hiệp Bình Phước ơi là Hiệp Bình Phước",
  "Shipper đừng nhận đơn về phường Hiệp Bình giờ này, ngập sâu không vô được đâu",
  "Cống đầu hẻm 25 phường Linh Xuân bị rác bít, tụi em móc ra được một bao tải mà nước vẫn chưa rút",
  "Mưa cực lớn tại Thủ Đức, nhiều tuyến đường ngập sâu, người dân bì bõm về nhà",
  "Nước ngập hầm xe chung cư ở phường Hiệp Bình, hơn trăm chiếc xe máy chìm, ban quản lý im re",
  "can cuu ho o hem 12 linh xuan, nha co ba bau sap sanh ma nuoc len toi dau goi",
  "Ngập mà điện chưa cắt, khu mình ở phường Thủ Đức ai cũng sợ rò điện",
  "Bao nhiêu tiền chống ngập rồi mà Thủ Đức cứ mưa là lội, ai chịu trách nhiệm đây",
  "20h rồi nước ở Hiệp Bình Chánh mới rút được chút xíu, bùn đầy nhà",
  "Phường Linh Xuân nước đang rút, nhưng rác trôi đầy đường, mai chắc hôi lắm",
  "Sau ngập ở đường Tô Ngọc Vân phường Thủ Đức lộ ra cái ổ gà to bằng cái mâm, đã có hai xe té",
  "Có cụ bà bị té lúc chạy nước ở phường Hiệp Bình, xóm đưa đi trạm y tế rồi, may không sao",
  "Xin thông tin điểm cho ở nhờ đêm nay tại phường Linh Xuân, nhà em ngập không ngủ được",
  "Hình chụp lúc 19h ở phường Hiệp Bình: nước ngang yên xe tay ga",
  "Thủ Đức ngập, xe rác nổi, cá bơi trong sân nhà luôn 🐟",
  "Bà con phường Linh Xuân nấu cơm miễn phí cho công nhân kẹt lại vì ngập, thương ghê",
  "Sáng nay phường Thủ Đức hết ngập nhưng mặt đường bong tróc từng mảng",
];

/** One post that everybody shares: word for word, or nearly. */
export const FLOOD_SHARED =
  "CẢNH BÁO: ngập sâu tại 3 phường Thủ Đức, Hiệp Bình, Linh Xuân. Bà con tránh đường Kha Vạn Cân, Tô Ngọc Vân và quốc lộ 13 cũ.";

/** Those who write to the city itself: they get tickets, and one answer when it is one incident. */
export const FLOOD_TICKETS: readonly string[] = [
  "Đường trước nhà tôi ở phường Hiệp Bình ngập sâu, nước tràn vào nhà, đề nghị cử người kiểm tra cống",
  "Ngập nước nghiêm trọng tại chợ Thủ Đức, phường Thủ Đức, xin cho máy bơm",
  "Hẻm nhà tôi phường Linh Xuân ngập tới đầu gối, cống bị nghẹt rác",
  "Phường Hiệp Bình: nắp cống bật lên khi ngập, rất nguy hiểm cho người đi đường",
  "Nước ngập vào phòng trọ ở phường Linh Xuân, có trẻ nhỏ, mong được hỗ trợ",
  "Đường Tô Ngọc Vân phường Thủ Đức ngập không thoát được nước hơn hai tiếng rồi",
];
