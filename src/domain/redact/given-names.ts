import { foldText } from "../text.ts";

const list = (words: string) => words.trim().split(/\s+/);
const both = (words: string) => ({ marked: new Set(list(words)), folded: new Set(list(words).map(foldText)) });

/** Given names and names at home, of one word. */
export const GIVEN = both(`
an anh ánh ân âu ái bách bảo bằng bền bích biên bình bính bổn bửu cẩm cẩn cần cang canh cảnh chánh châu chi chí chiến chinh
chính chung chương công cúc cường danh dân dậu di diễm diện diệp diệu dinh du dục dung dũng duy duyên dương dự đài đại đan
đào đạo đạt đăng điềm điền điệp định đoan đoàn đông đồng đô độ đức giang giao giàu hà hạ hải hài hạnh hào hảo
hân hằng hậu hiên hiền hiển hiệp hiếu hiệu hoài hoa hoà hòa hoá hoan hoàn hoàng hoanh hồng hợi hợp huân huấn huế huệ hùng huy
huyên huyền huỳnh hưng hương hường hữu kha khả khai khải khang khanh khánh khiêm khoa khoát khôi khởi khuê khương kiên
kiệt kiều kim kỳ kỷ lài lam lan lành lãm lạc lâm lân vĩ muội nhài chuẩn mến giỏi lập lập lệ lịch liêm liên liễu linh lĩnh loan long lộc lợi lụa luân
luận lực lương lượng lượm lưu ly lý mai mạnh mão mận mẫn mi minh mơ mùi mười my mỹ nam năng nga ngà ngân nhã nhuần trác nết đẹt khuyên khiết vỹ luyến thuỵ ngạn tươi ngát nghi nghĩa
ngoan ngọ ngọc nguyên nguyệt nhàn nhân nhẫn nhật nhi nhiên nhơn nhu nhung như nhựt niên ninh nở nương oanh phan
pháp phát phấn phi phong phú phúc phụng phước phương phượng quân quang quảng quế quí quý quốc quyên quyền quyết quỳnh sa
san sáng sang sành sen sinh soạn sơn sương sửu tài tâm tấn tân tần tây thạch thái thanh thành thạnh thảo thạo thắm thắng thân
thật thế thi thích thiên thiện thiệp thiệu thìn thịnh thọ thoa thoại thoan thông thơ thơm thu thuần thuận thục thùy thuỳ thuý
thúy thủy thụy thuyên thư thức thương thường tiên tiến tiền tiệp tình tính tín tịnh toàn toán toại tòng tố trà trang tranh
trâm trân trầm trí triết triều triệu trình trinh trọng trúc trung trực trường tú tuân tuấn tuệ tùng tuyên tuyến tuyền
tuyển tuyết tư tường tưởng tỵ uyên út vàng vân văn vi viên việt vinh vĩnh vịnh vũ vui vương vượng vy thy xinh xuân xuyên xuyến ý
yên yến yếu tèo tí tý tũn bờm bin bi bo bon ken kiki cu ti nâu sóc mít na ớt thỏ gấu bống tôm nhím cún ty tị hến sò béo mập đực mén lựu khuê khê tủn bông gạo sim tép nhị nhứt toản vọng xoan đậu thảnh tạo tráng hạng nhạn phận siêng bảnh bưởi khoai mắm ổi quýt su xoài hột lúa khương quắn sửu mĩ hiển thuyết khá ngộ bửu tựu thới nhường nhơn thiềm lèo
lùn còi râu sẹo rỗ nhện`);

/** Also words of every day, in a text with tone marks and small letters. */
const DAILY_MARKED = new Set(
  list(`
nết khuyên luyến tươi lâm chuẩn mến giỏi an anh ánh ân ái bảo bằng bền bích biên bình bổn cần cẩn canh cảnh chánh chi chí chiến chính chung chương công danh dân di diện
diệp dinh du dục dự đài đại đan đào đạo đạt đăng điền điệp định đoàn đông đồng đô độ giao giang giàu hà hạ hải
hài hạnh hảo hào hậu hiên hiển hiền hiện hiệp hiếu hiệu hoài hoa hòa hoà hoan hoàn hồng hợp huấn huế hương hưng hữu kha khả khai
khang khánh khởi kiên kiều kim kỳ kỷ lam lan lành lạc lân lập lệ lịch liên liệu linh lĩnh long lộc lợi lụa luận lực lương
lượng lượm lưu ly lý mai mạnh mận minh mơ mùi mười my mỹ nam năng ngân ngoan ngọ ngọc nguyên nhàn nhã nhân nhẫn nhật nhi nhiên
như niên nở nương phát phấn pháp phi phong phú phúc phước phương quang quảng quế quý quốc quyền quyết sa san sáng sang sành sen
sinh soạn sơn sương tài tâm tấn tân tần tây thạch thái thanh thành thảo thạo thắm thắng thân thật thế thi thích thiên thiện
thiệp thìn thịnh thọ thoại thông thơ thơm thu thuần thuận thục thủy thư thức thương thường tiên tiến tiền tình tính tín tịnh
toàn toán tố trà trang tranh trầm trí triều triệu trình trọng trúc trung trực trường tuân tuyên tuyến tuyển tuyết tư
tường tưởng út vàng vân văn vi viên việt vinh vịnh vũ vui vương vượng xinh xuân xuyên ý yên yến yếu bi bo bon cu ti nâu sóc mít
na ớt thỏ gấu đực bông gạo sim tép nhị vọng đậu tạo tráng hạng phận siêng bưởi khoai mắm ổi quýt su xoài hột lúa thuyết khá ngộ nhường tôm sò béo mập lùn còi râu sẹo ken`),
);
/** Few names are nothing else without tone marks: all others take a second sign of a person. */
const CLEAR_FOLDED = new Set(
  list(
    "linh thuy huyen hung tuan khanh quynh nhung oanh uyen thao trinh duy vy loan thinh vinh kiet cuong thoa thuong trang ngoc",
  ),
);

/** After a title these go on with the sentence: "em tính", "anh trực", "bác tài", "be nha", "ba khoi". */
const VERBS = both(`
thường tố trình tranh đậu tài trực tính tưởng thương hiền anh em bảo thích quý sang nghi khai hiệu sáng vui cần yếu thi toán ngoan út cún cu ti khách nghỉ
thật thu dung khoi nha tram truc nhan chi di lanh hoi thang tai hieu diem ai dan duong dau long tien thanh than bao sinh hoc lam
giao cho đoan nhiên tiện đăng đạt được vàng sen trinh ban mo tri thu tí khá tạo nhứt nhất tố`);
export const isVerb = (word: { lower: string; folded: string; marked: boolean }) =>
  (word.marked ? VERBS.marked : VERBS.folded).has(word.marked ? word.lower : word.folded);

/** What fits a person more than a name: "ông Tư Lùn". */
export const NICKNAMES = both(
  "lùn mập béo đen cụt còi sẹo râu rỗ lé móm hô gù trọc cận ốm còm lành đẹp bự lớn nhỏ già ròm mù điếc khùng điên",
);

export function isGiven(word: { lower: string; folded: string; marked: boolean }): boolean {
  if (!GIVEN.folded.has(word.folded)) return false;
  return word.lower === word.folded ? !word.marked || GIVEN.marked.has(word.lower) : GIVEN.marked.has(word.lower);
}

/** In small letters the word may be any other. */
export const isDaily = (word: { lower: string; folded: string; marked: boolean }) =>
  word.marked ? DAILY_MARKED.has(word.lower) : !CLEAR_FOLDED.has(word.folded);
