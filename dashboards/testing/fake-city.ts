import type { City, Ward } from "#src/city/city.ts";

const WARDS: Ward[] = [
  { code: "26734", name: "Phường Sài Gòn", type: "phuong", lat: 10.78, lng: 106.7 },
  { code: "27145", name: "Phường Bàn Cờ", type: "phuong", lat: 10.77, lng: 106.68 },
  { code: "26929", name: "Phường Bình Lợi Trung", type: "phuong", lat: 10.82, lng: 106.71 },
  { code: "27592", name: "Xã Cần Giờ", type: "xa", lat: 10.41, lng: 106.95 },
  { code: "26732", name: "Đặc khu Côn Đảo", type: "dac_khu", lat: 8.69, lng: 106.6 },
];

const notAsked = (): never => {
  throw new Error("the pages do not decide this");
};

/** Five wards and two units: enough for every page, and quick to read in a failing test. */
export const fakeCity: City = {
  id: "hcmc",
  name: "Thành phố Hồ Chí Minh",
  alsoCalled: [],
  reporting: { cutOff: { day: 25, hour: 12, minute: 0 }, targets: {} },
  wards: WARDS,
  units: [
    { id: "hcmc-htkt", name: "Trung tâm Quản lý hạ tầng kỹ thuật", wardCode: null },
    { id: "27145-ubnd", name: "UBND Phường Bàn Cờ", wardCode: "27145" },
  ],
  locate: notAsked,
  route: notAsked,
  nextUnit: notAsked,
  due: notAsked,
  unit: () => undefined,
  calendar: () => undefined,
  workTime: notAsked,
  with: notAsked,
  calendars: { default: "office", offsetMinutes: 420, days: [], calendars: [] },
  rules: [],
  unitsFile: { wardOffices: {}, units: [], exceptions: {} },
  templates: { templates: [] },
  knowledge: { articles: [] },
  former: { provinces: [], districts: [] },
  policies: { clocks: [], escalation: [], reopen: "restart" },
  formerDistricts: () => [],
  boundary: () => undefined,
  boundaries: null,
  ward: (code) => WARDS.find((ward) => ward.code === code),
};
