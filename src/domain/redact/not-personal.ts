/** A number announced as belonging to a file, a contract, a company or a law is not a person's, whatever its shape. */
const OTHER_NUMBER =
  /(?<![a-z])(?:ma (?:kh|khach hang|ho so|hs|don(?: hang)?|van don|pa|phan anh|danh bo|so thue|giao dich|bien nhan|tra cuu|hop dong|diem|vach|otp)|mst|mkh|(?:so )?(?:ho so|hop dong|bien nhan|bien lai|hoa don|van ban|cong van|seri|serial|imei|danh bo|quyet dinh|the tin dung)|danh ba|van don|don hang|giay phep(?: kinh doanh| xay dung)?(?: so)?|gpkd|gpxd)(?: (?:so|cua toi|nuoc|dien|la))?[ :.#-]{0,4}$/;
const MONEY_AFTER = /^ ?(?:dong|d(?![a-z])|vnd|vnđ|k(?![a-z])|tr(?![a-z])|trieu|nghin|ngan|ty|usd|nguoi|ho dan)/;

/** @param folded lower case without tone marks */
export function belongsToOther(folded: string, start: number): boolean {
  return OTHER_NUMBER.test(folded.slice(Math.max(0, start - 40), start));
}

export function isAmount(folded: string, end: number): boolean {
  return MONEY_AFTER.test(folded.slice(end, end + 12));
}
