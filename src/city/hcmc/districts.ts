/**
 * Other names of the districts before 1/7/2025: what they were called before 2020 to 2025, and how people shorten them
 * after "q". Folded, without blanks. A short form may stand for two districts ("bt"): then both count.
 */
export const DISTRICT_ALIASES: Readonly<Record<string, readonly string[]>> = {
  "Thành phố Thủ Đức": ["2", "9", "td", "tduc"],
  "Quận Bình Thạnh": ["bt", "bthanh"],
  "Quận Bình Tân": ["bt", "btan"],
  "Quận Gò Vấp": ["gv", "gvap"],
  "Quận Phú Nhuận": ["pn", "pnhuan"],
  "Quận Tân Bình": ["tb", "tbinh"],
  "Quận Tân Phú": ["tp", "tphu"],
  "Huyện Bình Chánh": ["bc", "bchanh"],
  "Huyện Hóc Môn": ["hm", "hmon"],
  "Huyện Củ Chi": ["cc"],
  "Huyện Nhà Bè": ["nb"],
  "Huyện Cần Giờ": ["cg"],
  "Huyện Long Đất": ["longdien", "datdo"],
  "Thành phố Phú Mỹ": ["tanthanh"],
  "Thành phố Thủ Dầu Một": ["tdm"],
  "Thành phố Vũng Tàu": ["vt"],
};
