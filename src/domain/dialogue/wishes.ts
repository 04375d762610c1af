import { bareText, bareWords } from "./bare-text.ts";

const wordsOf = (text: string) => bareWords(text).length;

const STATUS =
  /\b(?:tra cuu|track(?:ing)?|status|(?:ho so|phan anh|don|vu viec|viec|cai|vu)\b.{0,30}\b(?:toi dau|den dau|sao roi|the nao roi|ra sao|nhu the nao roi)|(?:da |duoc )?(?:xu ly|giai quyet|sua|lam) (?:xong )?(?:chua|toi dau|den dau)|(?:khi nao|bao gio|chung nao|bao lau nua) (?:thi |moi )?(?:xong|co ket qua|xu ly|giai quyet|tra loi|sua)|(?:xem|kiem tra|hoi|coi) (?:lai |giup |dum |gium )*(?:toi |em |minh )?(?:tinh trang|trang thai|tien do|ket qua|phan anh|ma phan anh)|tinh hinh (?:xu ly|phan anh|ho so)|tien do (?:xu ly|phan anh|ho so)|ket qua (?:chua|the nao|ra sao|phan anh|xu ly)|co ket qua chua|(?:xong|toi dau|den dau) (?:chua|roi)|any (?:news|update)s?|what happened to my (?:report|ticket|request))\b/;

/** "tra cứu", "xử lý chưa", "hồ sơ của tôi tới đâu rồi": how far it is, and no new matter. @param hasReference beside it */
export const asksStatus = (text: string, hasReference: boolean): boolean =>
  wordsOf(text) <= (hasReference ? 22 : 14) && STATUS.test(bareText(text));

const PERSON =
  /\b(?:(?:gap|noi chuyen (?:voi|cung)|noi voi|trao doi voi|ket noi(?: voi)?|chat voi|lien he voi) (?:mot |1 |duoc )?(?:can bo|nhan vien|nguoi(?: that)?|tong dai vien|ad|admin|dieu phoi vien|ai do|truc ban)|goi lai cho (?:toi|em|minh|chau)|(?:khong|chan) (?:muon )?(?:noi chuyen |nhan tin |chat )?(?:voi|cung) (?:may|bot|robot|tro ly ao)|(?:talk|speak|chat) (?:to|with) (?:a |an |some)?(?:human|person|agent|officer|someone|somebody|staff|real person|one|body)|human please)\b/;
const TOLD = /\b(?:da|di|lan|hom|toi gap|khong gap duoc|moi gap|thai do|hach dich)\b/;

/** "gặp cán bộ": a wish, not the story of having met one. */
export const wantsPerson = (text: string): boolean => {
  const bare = bareText(text);
  return wordsOf(text) <= 12 && PERSON.test(bare) && !TOLD.test(bare.replace(PERSON, " "));
};

const STOP =
  /^(?:xin |vui long |lam on |toi |em |minh |oi )*(?:(?:dung|ngung|ngung viec|thoi|khong|tu choi|ko) (?:co )?(?:gui |nhan )?(?:tin |tin nhan )?(?:nhan |gui )?(?:cho (?:toi|em|minh) )?(?:nhan tin|nhan|gui tin|gui|tin nhan|lam phien)(?: cho (?:toi|em|minh))?(?: tu dong)?(?: nua)?|huy|huy (?:dang ky|nhan tin|theo doi|nhan thong bao)|stop|unsubscribe|opt out)(?: (?:nua|nhe|a|di|giup|ad|tin nhan|please))*$/;
export const wantsNoMore = (text: string): boolean => wordsOf(text) <= 9 && STOP.test(bareText(text));

const AGAIN =
  /^(?:bat dau(?: lai)?|nhan (?:tin|thong bao) (?:lai|tro lai)|dang ky(?: lai)?(?: nhan (?:tin|thong bao))?|tiep tuc nhan tin|start)(?: (?:nhe|a|di))?$/;
export const wantsMoreAgain = (text: string): boolean => AGAIN.test(bareText(text));

const MACHINE =
  /\b(?:tin nhan tu dong|tra loi tu dong|he thong (?:tra loi )?tu dong|auto ?reply|automatic(?:ally generated)? (?:reply|message|response)|out of office|do not reply|khong tra loi (?:tin nhan|email) nay|chatbot)\b/;

/** It says of itself that a machine wrote it: shops and offices answer whoever writes to them. */
export const fromMachine = (text: string): boolean =>
  MACHINE.test(bareText(text)) && !/\b(?:sao|tai sao|khong muon|phien)\b/.test(bareText(text));

const PROMOTION =
  /\b(?:vay (?:tien|von) (?:nhanh|online|khong the chap)|giai ngan|nhan thuong|trung thuong|khuyen mai|giam gia|inbox (?:ngay|em)|kiem tien online|lam viec tai nha|viec nhe luong cao|dau tu sinh loi|casino|ca cuoc|nha cai|kubet|tai xiu|link dang ky)\b/;

/** Advertising by its words and a link. Nothing is answered; the ticket is opened, a person may see it otherwise. */
export const looksLikeSpam = (text: string): boolean =>
  PROMOTION.test(bareText(text)) && /https?:\/\/|www\.|\bzalo\b|t\.me|bit\.ly|\d{9,}/i.test(text);
