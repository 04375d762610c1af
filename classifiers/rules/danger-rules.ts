/**
 * One danger to life that is happening now: every group must be named in one sentence, in any order.
 * Phrases are written with marks and whole syllables; text typed without marks is compared with their folded form,
 * except where `unmarked` gives other phrases because folding would mix words up (cháy, chạy and chảy are all "chay").
 */
export interface DangerRule {
  id: string;
  /** For the officer, in Vietnamese, after "Dấu hiệu nguy hiểm đến tính mạng:". */
  label: string;
  groups: readonly DangerGroup[];
  /** Phrases that, anywhere in the sentence, mean that it is something else. */
  unless?: readonly string[];
}

export interface DangerGroup {
  say: readonly string[];
  unmarked?: readonly string[];
}

const list = (phrases: string): readonly string[] => phrases.split("|").map((phrase) => phrase.trim());

const PERSON: DangerGroup = {
  say: list(
    "người|bé|cháu|trẻ|con nít|đứa nhỏ|thằng nhỏ|con nhỏ|thằng bé|thằng cu|đứa em|ông|bà|cụ|thợ|công nhân|tài xế|học sinh|hành khách|khách|mẹ con|má con|vợ con|chú|anh|chị|cô gái|thanh niên|bạn|tụi nhỏ|mấy đứa|nhà tôi|vợ|nội|ngoại|em|con em|nạn nhân|hộ",
  ),
};
const NOW: DangerGroup = {
  say: list(
    "đang|vừa|mới|bây giờ|giờ|còn|nãy|lúc này|hiện|kìa|chưa thấy|chưa lên|chưa ra|chưa tới|với không tới|không với tới|kêu cứu|cứu với|cứu giùm|cứu dùm|tới liền|tới gấp|lẹ|ngay lập tức|gọi không|gọi hoài|kéo không|rồi",
  ),
};
const HURT: DangerGroup = {
  say: list(
    "bất động|bất tỉnh|không cử động|không nhúc nhích|nằm im|máu chảy|chảy máu|máu me|máu ra|máu loang|vũng máu|gục|nằm giữa|tím tái|ngất|xỉu|co quắp|cứng đơ|ngã ngửa|dính|không dậy|bị hất|máu nhiều|máu thành vũng|chảy thành vũng",
  ),
};

export const DANGER_RULES: readonly DangerRule[] = [
  {
    id: "live-wire",
    label: "dây điện đứt hoặc rơi, có thể đang có điện",
    groups: [
      {
        say: list(
          "dây điện|sợi điện|cáp điện|dây trung thế|dây hạ thế|cáp hạ thế|cáp trung thế|dây cao thế|dây cao áp|đường điện|điện rớt|điện đứt|đường dây|sợi dây điện",
        ),
      },
      {
        say: list("rớt|đứt|rơi|tuột|rụng|chạm|đập vào|nằm trên|nằm giữa|vắt ngang|rớt xuống|cạ|quét"),
        unmarked: list(
          "rot|dut|roi xuong|roi tren|tuot|rung xuong|dap vao|nam tren|nam giua|cham nuoc|cham len|roi vung",
        ),
      },
      {
        say: list(
          "nước|vũng|tóe lửa|toé lửa|xẹt|tia lửa|tia xanh|chớp|phóng tia|xanh lè|lan can|mái tôn|nhảy|giữa đường|xuống đường|giữa sân|lửa|bị giật|tê tay|trên nóc|ngã|lề đường|mặt đường|vỉa hè",
        ),
      },
    ],
    unless: list("viễn thông|cáp quang|internet|mạng|dây điện thoại|cúp điện|mất điện|dây truyền hình"),
  },
  {
    id: "sparking",
    label: "thiết bị điện đang nổ, tóe lửa",
    groups: [
      {
        say: list(
          "tủ điện|trạm điện|bình điện|biến thế|biến áp|trụ điện|cột điện|dây điện|sợi điện|tấm tôn|mái tôn|cáp điện",
        ),
      },
      {
        say: list(
          "tóe lửa|toé lửa|xẹt lửa|tia lửa|phụt lửa|lửa phụt|nổ lụp bụp|nổ lách tách|nổ lốp bốp|xẹt tia|tóe xanh|cháy xém|lửa xẹt",
        ),
      },
      { say: list("đang|nữa rồi|giờ|người|trẻ|học sinh|bé|mưa|nước|kìa|lan|con nít|nhà") },
    ],
    unless: list("mỗi khi mưa|lâu lâu|thỉnh thoảng"),
  },
  {
    id: "electric-shock",
    label: "có người bị điện giật",
    groups: [
      {
        say: list(
          "điện giật|giật điện|bị giật|bị hút dính|tay dính|còn dính|nhiễm điện|bị điện|thì giật|chạm điện|tê chân",
        ),
        unmarked: list(
          "dien giat|giat dien|bi dien giat|bi giut|bi hut dinh|tay dinh|con dinh|van dinh|nhiem dien|thi giat|te chan",
        ),
      },
      HURT,
    ],
    unless: list("giật đồ|giật túi|giật dây chuyền|giật điện thoại|cướp giật"),
  },
  {
    id: "fire",
    label: "cháy đang diễn ra",
    groups: [
      {
        say: list(
          "cháy nhà|nhà cháy|cháy lớn|bốc cháy|đang cháy|cháy rực|cháy lan|cháy ngùn ngụt|cháy phừng phừng|cháy bùng|bùng cháy|lửa lan|lửa cao|lửa bùng|bắt lửa|bốc lửa|bén lửa|lửa bén|lửa liếm|lửa chưa tắt|đang bốc khói|cháy kho|cháy chung cư|cháy phòng|cháy rồi|cháy dữ|lửa chặn|khói lửa|cháy tới|lửa từ|lửa lem|tạt xăng|cháy mà|lửa qua|lửa bên|lửa phụt|phát hỏa|bốc lên mái",
        ),
        unmarked: list(
          "chay nha|nha chay|chay lon|boc chay|bung chay|chay ruc|chay lan|lua lan|lua cao|lua bung|boc lua|ben lua|lua ben|lua liem|lua chan|chay phung phung|chay ngun ngut|chay roi moi nguoi|lua chua tat|tat xang|bo chay roi xe cuu hoa|lan sang nha|xe cuu hoa",
        ),
      },
    ],
    unless: list(
      "đốt rác|bóng đèn|đèn đường|bóng|cháy túi|cháy hàng|cháy vé|cháy máy|cầu chì|đốt vàng mã|nghi án|diễn tập|tập huấn|như lửa|chắn xe cứu hỏa|nguy cơ|đốt rơm|đốt đồng|nồi cơm|cháy nắng|lối thoát|chặn xe cứu hỏa|lối xe cứu hỏa|tủ lạnh cháy|báo cháy|như cháy|báo cháy giả|đèn",
    ),
  },
  {
    id: "smoke-people",
    label: "khói dày nơi có người",
    groups: [
      { say: list("khói") },
      { say: list("lầu|tầng|chung cư|cầu thang|ban công|tòa nhà|hành lang|phòng trọ|dãy trọ") },
      {
        say: list(
          "kêu cứu|đập cửa|kêu la|kẹt|chưa xuống|chưa ra|toàn khói|mù trời|không thấy|ôm con|tiếng la|ngoắc|khói đen|khói đặc|mù lầu|cuộn",
        ),
      },
    ],
    unless: list("thuốc lá|nhang|nướng|đốt rác|than tổ ong|lò than|xe buýt|ống khói"),
  },
  {
    id: "gas",
    label: "rò rỉ khí gas",
    groups: [
      {
        say: list(
          "mùi gas|mùi ga|xì gas|xì ga|rò gas|rò ga|rò rỉ gas|rỉ gas|gas xì|ga xì|hơi gas|khí gas|bình gas nổ|nổ bình gas|gas rò|gas nồng|gas thoát|bình gas đang xì|bình gas xì",
        ),
      },
    ],
    unless: list("ga giường|nhà ga|gà|ga tàu|phòng ngừa|tập huấn"),
  },
  {
    id: "trapped",
    label: "có người mắc kẹt",
    groups: [
      {
        say: list(
          "mắc kẹt|kẹt trong|kẹt dưới|bị kẹt|kẹt lại|kẹt bên|kẹt ở dưới|còn kẹt|có người kẹt|bị vùi|vùi|bị đè|đè trúng người|mắc trong cabin|mắc bên dưới|kẹt chân|kẹt tay|kẹt giữa|kẹt thang|kẹt đằng sau|kẹt phía sau|bị chôn|lọt thỏm|kẹt dưới đống",
        ),
        unmarked: list(
          "mac ket|ket trong|ket duoi|bi ket|ket lai|ket ben trong|ket o duoi|con ket|co nguoi ket|bi vui|lo vui|bi de|mac ben duoi|ket chan|ket giua|ket thang|ket phia sau|bi chon|ket ghe|ket duoi dong|con ket o",
        ),
      },
      PERSON,
      NOW,
    ],
    unless: list(
      "kẹt xe|dòng xe|tắc đường|ùn tắc|kẹt cứng|kẹt tiền|thẻ|hồ sơ|rút tiền|kẹt hàng|xe rác kẹt|kẹt trong hồ sơ|kẹt lịch|hệ thống kẹt|kẹt giữa hai|kẹt đường|kẹt trong hẻm",
    ),
  },
  {
    id: "lift",
    label: "có người kẹt trong thang máy",
    groups: [
      { say: list("thang máy") },
      { say: list("kẹt|mắc|nhốt|dừng giữa|đứng giữa|giữa tầng") },
      { say: list("đang|còn|giờ|bên trong|không mở được|ngộp|ngạt|khó thở|bấm nút|gọi không|phút|nãy") },
    ],
    unless: list("hay kẹt|thường xuyên|suốt ngày|hư hoài|kẹt hoài|mấy lần"),
  },
  {
    id: "water",
    label: "có người rơi xuống nước hoặc hố, đuối nước",
    groups: [
      {
        say: list(
          "đuối nước|chết đuối|chìm mất|chìm rồi|đang chìm|đã chìm|trôi ra|bị cuốn|cuốn trôi|xuống sông|xuống kênh|xuống hồ|xuống nước|xuống cống|xuống giếng|xuống hố|lọt hố|lọt cống|sụp hố|xuống ao|xuống mương|xuống rạch|ngụp|chới với|lọt xuống|lọt lỗ|dạng dưới nước|lọt hầm|xuống lỗ|chìm đò|lật ghe|lật xuồng|chìm ghe",
        ),
      },
      {
        say: list(
          "người|bé|cháu|trẻ|con nít|đứa|thằng nhỏ|thằng cu|con trai|con gái|ông|bà|cụ|chú|anh|chị|em|bạn|khách|tài xế|thanh niên|nó",
        ),
        unmarked: list(
          "nguoi|be|chau|tre|con nit|dua|thang nho|thang cu|con trai|con gai|ong|ba|cu|chu|anh|chi|ban|khach|tai xe|thanh nien|no",
        ),
      },
      {
        say: list(
          "chưa thấy|không thấy|chưa lên|kêu cứu|tiếng khóc|tiếng kêu|còn nghe|la yếu|khóc dưới|khóc trong|đang khóc|với không tới|không với tới|kéo không|nước đang|nước ngang|tới ngực|ngang ngực|đang vùng vẫy|không biết bơi|chới với|đang mò|đang lặn|đang bám|còn bám|đang trôi|cứu hộ|ai biết bơi|cứu với|người nhái|ca nô|nước chảy|tới liền|chìm|mau|lẹ",
        ),
      },
    ],
    unless: list("không có ai|rác xuống|xả xuống|đổ xuống|nước thải"),
  },
  {
    id: "falling",
    label: "có người sắp rơi từ trên cao",
    groups: [
      {
        say: list(
          "lan can|thành cầu|sân thượng|nhảy cầu|nhảy lầu|gieo mình|trèo ra|leo ra|đu dây|dây an toàn|lơ lửng|lủng lẳng|đu bám|tòn ten|mái tôn|mép mái|máng xối|ban công|tự tử|nhảy xuống",
        ),
      },
      {
        say: list(
          "chới với|vĩnh biệt|từ biệt|buông|đòi nhảy|định nhảy|đòi tự tử|đứt một|đứt dây|sắp tuột|tay sắp|đu tay|đang bám|chỉ còn bám|tuột tay|đuối tay|mép ngoài|ra ngoài lan can|ngoài lan can|bên ngoài lan can|qua lan can|treo lơ lửng|treo lủng lẳng|treo cứng|nhảy xuống rồi|vừa nhảy|vừa gieo|đứt 0|đu ngoài",
        ),
      },
      PERSON,
    ],
    unless: list("như bị|game|nhánh|cành|trụ|tủ cáp"),
  },
  {
    id: "collapse",
    label: "sập, đổ đè lên người",
    groups: [
      {
        say: list("sập|đổ sập|ụp|đổ xuống|đổ đè|đè sập|đè lên|lở vùi|bật gốc|sạt lở|gãy ngang|đè chú|đè bẹp|đổ đè"),
        unmarked: list(
          "sap mai|sap nha|sap tuong|sap gian|do sap|sap roi|sap xuong|do xuong|do de|de sap|de len|lo vui|bat goc|gay ngang|de bep|dat lo",
        ),
      },
      {
        say: list("người|thợ|công nhân|tài xế|mấy đứa|bé|cháu|con nít|hành khách|học sinh|bà|ông|khách|tụi nhỏ"),
      },
      {
        say: list(
          "bên dưới|kẹt|mắc|vùi|kêu cứu|tiếng kêu|tiếng la|tiếng gõ|tiếng rên|rên|nằm dưới|dưới đống|bới|chưa ra|kéo không|la cứu|nghe la|còn nghe|ở dưới",
        ),
      },
    ],
    unless: list("sập web|sập mạng|sập nguồn|sập tiệm|lừa đảo|sập bẫy"),
  },
  {
    id: "structure-giving-way",
    label: "công trình hoặc cây sắp đổ xuống nơi có người",
    groups: [
      { say: list("giàn giáo|giàn sắt|cần trục|cần cẩu|bức tường|vách|ban công|cây|trụ điện|cột điện|mái") },
      {
        say: list(
          "kêu răng rắc|răng rắc|rắc rắc|đang oằn|đang nghiêng|ốc văng|sắp sập tới nơi|sắp đổ tới nơi|đổ tới nơi|đang đổ|đang sập|đang sụp",
        ),
      },
      { say: list("người|bé|bà|công nhân|học sinh|xe|hẻm|bên dưới|ở dưới|phía dưới|con nít") },
    ],
  },
  {
    id: "weapon",
    label: "đánh chém bằng hung khí đang diễn ra",
    groups: [
      {
        say: list(
          "mã tấu|cầm dao|vác dao|con dao|dao phay|múa dao|dao rựa|cầm rựa|cầm rìu|cầm súng|nổ súng|tuýp sắt|chém nhau|đâm nhau|hung khí|kề dao|rượt chém|đánh nhau|bom xăng|chai xăng",
        ),
      },
      {
        say: list(
          "đang|rượt|xông|đập cửa|máu|gục|nằm|khống chế|con tin|đuổi chém|chém vào|chém cửa|vừa chém|chém lung tung|chém loạn|cố thủ|đòi chém|bổ cửa|chặn cửa|la lối|trốn|núp|vừa đâm",
        ),
      },
      { say: list("đang|vừa|mới|giờ|kìa|rồi|máu|gục|bất động|trốn|núp|ngay lúc này|hiện|tới liền|cứu|lẹ|gấp") },
    ],
    unless: list("tối nào|đêm nào|hay đánh|thường xuyên|chiều nào|trên mạng|giang hồ online|clip|tháng nào"),
  },
  {
    id: "beating",
    label: "bạo hành đang diễn ra",
    groups: [
      {
        say: list(
          "đang đánh|đánh vợ|đập vợ|đập đầu|bóp cổ|đang đập|đánh con|quất|đánh đập|đánh mẹ|đang bạo hành|đánh tới tấp|quật|đánh túi bụi|tạt xăng|bị nhốt|bắt cóc|con tin|nghe tiếng đánh|tiếng đánh|trói",
        ),
      },
      {
        say: list(
          "kêu cứu|la cứu|gào|khóc thét|kêu la|máu|không ai mở|im bặt|im ru|tắt máy|cứu với|cứu con|khóa cửa|cửa khóa|khóa trái|khóc quá|khóc quá trời|vùng không ra|la hét|bất động|đòi tiền chuộc|không dám|xỉu|đập cửa",
        ),
      },
      { say: list("đang|vừa|giờ|nghe|kìa|nãy|gấp|tới liền|cứu|ngay|rồi|lúc này") },
    ],
    unless: list("tối nào|đêm nào|ngày nào cũng|thường xuyên|chiều nào|đánh bài|tuần nào"),
  },
  {
    id: "intruder",
    label: "kẻ gian đang ở trong nhà",
    groups: [
      {
        say: list("trộm|người lạ|kẻ lạ|cạy cửa|cạy tủ|cậy cửa|bẻ khóa|phá khóa|đột nhập|hắn|nó cắt|thằng cạy|bịt mặt"),
      },
      {
        say: list(
          "đang lục|lục tầng|lục tủ|lục dưới|dưới bếp|tầng dưới|đang cạy|cạy cửa vô|vô nhà|đang ở trong|tiếng bước chân|kéo hộc|đang ở dưới|cầm súng|đang phá",
        ),
      },
      {
        say: list(
          "trốn|nấp|núp|nằm im|không dám|thì thầm|đừng gọi lại|tới liền|mau|mau tới|ba mẹ con|có mình|đang lục|im lặng",
        ),
      },
    ],
  },
  {
    id: "medical",
    label: "cấp cứu y tế",
    groups: [
      {
        say: list(
          "co giật|sùi bọt|ngưng thở|ngừng thở|tím tái|tím môi|môi tím|mặt tím|tím mặt|tím hết|không thở|thở không|khó thở|ôm ngực|hôn mê|trợn trắng|mắt trợn|trợn mắt|mắt trắng|thở ngáp|thở khò khè|giật đùng đùng|ngất lịm|mất tiếng|gục xuống|bất tỉnh|mê man|miệng méo|thở rít|môi thâm|máu ra không cầm|tím lại|không nuốt được|ngã ngửa|thở yếu|ép tim",
        ),
      },
      {
        say: list(
          "115|cấp cứu|cứu thương|cứu với|cứu mạng|gọi hoài|gọi không|không đáp|không trả lời|ai biết|có ai|giờ phải làm sao|phải làm gì|làm sao|đang|xe nào|tới liền|tới lẹ|lẹ|khẩn|ngay|giờ|bơm tay|mất điện|rồi",
        ),
      },
    ],
    unless: list(
      "đi lại không thở|mùi|hôi|bụi|ngột ngạt|đông người|muốn xỉu|nghe tin|mất rồi|đã xuất viện|đường truyền|không thở nổi|kẹt xe|khó thở vì|thuốc bảo hiểm",
    ),
  },
  {
    id: "poisoning",
    label: "ngộ độc nhiều người",
    groups: [
      { say: list("ngộ độc|ói|nôn|ói mửa|ăn xong|ăn nấm|uống rượu|ôm bụng|hóa chất|axit|khí độc|khí lạ|clo") },
      {
        say: list(
          "chục|mấy chục|hàng loạt|cả lớp|cả xưởng|cả nhà|la liệt|cả bàn|nhiều người|0 người|0 học sinh|0 em|0 bạn|bảy bạn|0 mấy|đám giỗ|hai mươi|ba mươi|chín người|tụi em|nguyên ca|mấy đứa|khối",
        ),
      },
      {
        say: list(
          "xỉu|ngất|co giật|lịm|mê man|la liệt|hôn mê|trắng bệch|co rút|gục|chở không xuể|không đủ xe|tím|chóng mặt|ói tại chỗ|liệt|lăn ra|khó thở",
        ),
      },
    ],
    unless: list("tháng trước|mùi hôi"),
  },
  {
    id: "sinkhole",
    label: "hố sụp sâu giữa đường đang có xe chạy",
    groups: [
      { say: list("sụp|sụt|hố tử thần|thụt xuống|lún|thủng lỗ|lõm xuống|hố sâu|lỗ sâu|đứt dây|thụt") },
      { say: list("đường|cầu|ngã tư|ngã ba|giữa lộ|mặt lộ") },
      {
        say: list(
          "vẫn lao tới|vẫn chạy|lao tới|chạy tới|ào ào|vừa rớt|cắm xuống|quá đầu người|không thấy đáy|hai đầu người|chiếc xe hơi|chiếc xe con|suýt lọt|rơi một nửa|vừa sụp|xe sau|vừa tọt|mới sụp|nuốt",
        ),
      },
    ],
    unless: list("gang tay|ổ gà"),
  },
  {
    id: "attacking-animal",
    label: "thú đang tấn công người",
    groups: [
      {
        say: list("chó|pitbull|becgie|bẹc giê|bẹc|heo rừng|trăn|bầy chó|ong"),
        unmarked: list("con cho|bay cho|cho to|pitbull|becgie|heo rung|con tran|bay ong"),
      },
      {
        say: list(
          "không nhả|hổng nhả|không chịu nhả|đang cắn|đang ngoạm|ngoạm|đang nhai|đang táp|đang vật|vồ|cắn chặt|kéo không ra|lôi xềnh xệch|cắn cổ|cắn xé|quấn|gần trăm mũi|húc",
        ),
        unmarked: list(
          "khong nha|hong nha|khong chiu nha|dang can|dang ngoam|ngoam|dang nhai|dang tap|dang vat|can chat|keo khong ra|loi xenh xech|can xe",
        ),
      },
      PERSON,
    ],
    unless: list("chó nhà em bị|cắn con mèo|cắn gà"),
  },
  {
    id: "rabies",
    label: "dấu hiệu phát bệnh dại",
    groups: [{ say: list("sợ nước|sợ gió") }, { say: list("chó|mèo|cắn|cào|dại") }],
  },
  {
    id: "flood-trapped",
    label: "nước dâng, có người không ra được",
    groups: [
      {
        say: list(
          "tới cổ|ngang cổ|ngang ngực|tới ngực|quá ngực|lên cằm|tới cằm|ngập đầu|quá bụng|tới nóc|leo lên gác|leo lên nóc|lên bàn thờ|trên bàn thờ|leo gác",
        ),
        unmarked: list(
          "ngang co|ngang nguc|toi nguc|qua nguc|len cam|toi cam|ngap dau|qua bung|leo len gac|leo len noc|tren ban tho|len ban tho",
        ),
      },
      { say: list("bà|ông|cụ|má|mẹ|con|bé|nội|ngoại|người|em") },
      {
        say: list(
          "không ra|liệt|cứu|không đi được|không khiêng|không mở|kéo không|còn lên|dâng|bồng|kẹt|không có xuồng|lạnh tím|yếu",
        ),
      },
    ],
  },
  {
    id: "person-hit",
    label: "tai nạn có người bị thương nặng",
    groups: [
      {
        say: list("tai nạn|tông|đụng|quẹt|va chạm|cán|va|xe tải|xe ben|xe buýt|xe máy|chết máy bỏ chạy|quệt|rớt xuống"),
        unmarked: list("tai nan|tong|dung xe|quet|va cham|xe tai|xe ben|xe buyt|xe bon|can qua|bo chay"),
      },
      {
        say: list(
          "bất động|bất tỉnh|không cử động|không nhúc nhích|máu chảy|chảy máu|máu ra|máu loang|nằm sấp|kẹt chân|máu nhiều|nằm giữa|nằm dưới bánh|vũng máu|thành vũng|không thưa|gục trên",
        ),
      },
    ],
    unless: list("con chó|con mèo|hôm trước|xác|phun thuốc"),
  },
  {
    id: "missing-child",
    label: "trẻ vừa bị bắt đi hoặc đe dọa tự sát",
    groups: [
      {
        say: list(
          "bồng đi|bắt cóc|dắt lên taxi|bế đi|nhắn tin vĩnh biệt|câu vĩnh biệt|uống thuốc ngủ|uống thuốc sâu|uống thuốc diệt|cắt tay|uống nguyên vỉ",
        ),
        unmarked: list(
          "bat coc|nhan tin vinh biet|cau vinh biet|uong thuoc ngu|uong thuoc sau|uong thuoc diet|uong nguyen vi|bi 0 ba bong di",
        ),
      },
      { say: list("vừa|mới|đang|phút trước|giờ|khóa trong|phá cửa|bất tỉnh|rồi") },
    ],
    unless: list("tin đồn|đồn|có thật không|facebook|tuyên truyền"),
  },
];
