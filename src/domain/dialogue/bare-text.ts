import { foldText } from "../text.ts";

/** A map and no object: an object answers to "constructor" as well. */
const SHORTHAND: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ko: "khong",
    k: "khong",
    kg: "khong",
    kh: "khong",
    khg: "khong",
    hok: "khong",
    hong: "khong",
    dc: "duoc",
    dk: "duoc",
    r: "roi",
    rui: "roi",
    oy: "roi",
    ch: "chua",
    chx: "chua",
    cb: "can bo",
    nv: "nhan vien",
    xl: "xu ly",
    gq: "giai quyet",
    pa: "phan anh",
    hs: "ho so",
    tt: "thu tuc",
    vs: "voi",
    mk: "minh",
    mik: "minh",
    t: "toi",
    ntn: "nhu the nao",
    tnao: "the nao",
    ng: "nguoi",
    nc: "noi chuyen",
    ns: "noi",
    nt: "nhan tin",
    ik: "di",
    j: "gi",
    z: "vay",
    bh: "bao gio",
    bn: "bao nhieu",
    cccd: "can cuoc",
    cmnd: "can cuoc",
    cmt: "can cuoc",
    gks: "giay khai sinh",
    dkkh: "dang ky ket hon",
    hkd: "ho kinh doanh",
    gcn: "giay chung nhan",
    qsdd: "quyen su dung dat",
  }),
);

/** Lower case, without marks, signs and pictures, with the commonest shorthand written out: for reading, not for showing. */
export function bareText(text: string): string {
  return bareWords(text).join(" ");
}

export function bareWords(text: string): string[] {
  return (foldText(text.normalize("NFKC")).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) =>
    (SHORTHAND.get(word) ?? word).split(" "),
  );
}
