/** Invented people and places of the demo; ids are what the simulated providers call them. */
export const CAST = [
  { id: "an", name: "Nguyễn Văn An", phone: "0900000101", email: "an@example.com" },
  { id: "binh", name: "Trần Thị Bình", phone: "0900000102", email: "binh@example.com" },
  { id: "cuong", name: "Lê Quốc Cường", phone: "0900000103", email: "cuong@example.com" },
  { id: "dung", name: "Phạm Thuỳ Dung", phone: "0900000104", email: "dung@example.com" },
  { id: "giang", name: "Võ Hoàng Giang", phone: "0900000105", email: "giang@example.com" },
] as const;

export type Person = (typeof CAST)[number];

/** Where a pin can be put: well inside the ward, where even a map drawn by centres is sure, and once near a border. */
export const PLACES = [
  { id: "ben-thanh", name: "Phường Bến Thành", lat: 10.7713, lng: 106.696 },
  { id: "ranh-gioi", name: "Ranh giới Bến Thành", lat: 10.7725, lng: 106.698 },
  { id: "di-an", name: "Phường Dĩ An", lat: 10.9034, lng: 106.759 },
  { id: "vung-tau", name: "Phường Vũng Tàu", lat: 10.3505, lng: 107.062 },
  { id: "can-gio", name: "Xã Cần Giờ", lat: 10.4524, lng: 106.908 },
] as const;
