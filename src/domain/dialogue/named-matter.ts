import { bareText } from "./bare-text.ts";

/** Sector → nouns that hardly mean anything else: enough to see that a second message speaks of another thing. */
const NOUNS: Record<string, RegExp> = {
  waste_environment: /\b(?:rac|hoi thui|khoi bui|dot (?:rac|dong)|nuoc thai|o nhiem)\b/,
  drainage_flooding: /\b(?:ngap|cong (?:tac|nghet|thoat nuoc)|ho ga|nap cong|trieu cuong)\b/,
  noise: /\b(?:karaoke|on ao|tieng on|loa keo|nhac (?:lon|to))\b/,
  road_infrastructure: /\b(?:o ga|mat duong|via he|lun|sut lun|cau yeu|o voi)\b/,
  lighting_electricity: /\b(?:den duong|cup dien|mat dien|tru dien|cot dien|day dien|bien ap)\b/,
  water_supply: /\b(?:mat nuoc|cup nuoc|nuoc yeu|be ong|nuoc duc|dong ho nuoc)\b/,
  trees_parks: /\b(?:cay (?:xanh|do|nga|kho|nghieng)|canh cay|cong vien)\b/,
  traffic_parking: /\b(?:ket xe|den (?:tin hieu|giao thong|xanh do)|dau xe|do xe|lan tuyen)\b/,
  urban_order_construction: /\b(?:lan chiem|buon ban|xay dung|xay nha|quang cao|hang rong)\b/,
  animals: /\b(?:cho (?:tha rong|can|dai|sua)|meo hoang|ran|ong vo ve)\b/,
  security_order: /\b(?:trom|cuop|ma tuy|danh bac|danh nhau|da ga|cho vay nang lai)\b/,
  telecom_post: /\b(?:day cap|cap vien thong|mang yeu|sim rac|cuoc goi rac)\b/,
  land_admin_procedures: /\b(?:ho so|thu tuc|so hong|so do|khai sinh|tam tru|can cuoc|chung thuc)\b/,
};

/** Sectors whose nouns stand in a text. */
export function mattersNamed(text: string): string[] {
  const bare = bareText(text);
  return Object.entries(NOUNS).flatMap(([sector, nouns]) => (nouns.test(bare) ? [sector] : []));
}

const MORE =
  /^(?:da |a |oi |toi |em |minh |xin )*(?:bo sung|gui (?:them|kem|lai|anh|hinh)|them|hinh|anh|day|vi tri|dia chi|nhu (?:hinh|tren|anh)|o (?:day|cho|doan|tai)|ngay (?:truoc|tai|cho)|hom nay|hien tai|bay gio|gio|den nay|van (?:chua|con|dang)|tiep tuc|nua|y toi la|cu the|tuc la|so nha|doan|truoc nha|doi dien|gan)\b/;

/** Begins like something said about what was said before. */
export const goesOn = (text: string): boolean => MORE.test(bareText(text));
