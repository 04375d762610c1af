/** Words that hold a sentence together, with their marks, and the short forms of some: alone or side by side they tell of nothing. */
const FUNCTION_WORDS = new Set(
  `và là mà thì có cái con các những một hai này nầy kia đó đấy đây đang đã sẽ rồi cũng rất quá lắm nhiều ít thêm hơn nhất
  cho với từ đến tới ra vào vô lên xuống trên dưới trong ngoài trước sau giữa khi nếu như để được bị bởi vì nên do tại ở về theo
  tôi tui mình em anh chị ông bà bác cô chú chúng ta tụi bọn họ nó người ai gì sao nào mấy bao giờ đâu vậy thế
  hôm nay qua ngày tháng năm lúc hồi mới vừa từng luôn mãi hoài suốt lại nữa còn hết cả mọi mỗi từng toàn chỉ đều
  không chẳng chưa đừng vẫn cứ phải cần muốn thấy biết nghe nói bảo làm đi xin nhờ giúp giùm dùm ạ dạ vâng nhé nhen nha nghen hả hen
  ơi à ờ thôi thật thiệt chứ chớ nhưng hay hoặc cùng
  k ko kg hok hong hông hổng dc đc r z vs mn mng ntn cx nma nhma khong duoc nhung nguoi cung`.split(/\s+/),
);

/** Whether nothing but such words stand in it: "cũng không", "mấy người". */
export const isFunctionWord = (word: string): boolean => word.split(" ").every((one) => FUNCTION_WORDS.has(one));
