import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data.ts";

const found = (text: string) =>
  findPersonalData(text)
    .filter(({ type }) => type === "plate")
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ["xe 59-X1 123.45", ["59-X1 123.45"]],
  ["51F-123.45 lấn tuyến", ["51F-123.45"]],
  ["bien so 59D2-418.07", ["59D2-418.07"]],
  ["29A12345", ["29A12345"]],
  ["biển số 51c 22233", ["51c 22233"]],
  ["xe tải 61C-123.45 chạy ẩu", ["61C-123.45"]],
  ["59X1-12345", ["59X1-12345"]],
  ["59x1 12345 tông xong chạy", ["59x1 12345"]],
  ["BKS 50H 123.45", ["50H 123.45"]],
  ["bs: 72a-12345", ["72a-12345"]],
  ["51LD-123.45", ["51LD-123.45"]],
  ["xe 51F 1234", ["51F 1234"]],
  ["taxi 51A-123.45", ["51A-123.45"]],
  ["59-P1 418.07", ["59-P1 418.07"]],
  ["Biển kiểm soát: 51D-567.89.", ["51D-567.89"]],
  ["xe 60C 123.45 chở đất", ["60C 123.45"]],
  ["59 X1 123.45", ["59 X1 123.45"]],
  ["51G-1234", ["51G-1234"]],
  ["biển số xe 59T2 67890", ["59T2 67890"]],
  ["chiếc 59AA-123.45 xanh", ["59AA-123.45"]],
  ["bsx 51b 33445", ["51b 33445"]],
  ["BKS đuôi 308.21", ["308.21"]],
  ["biển số 51F-12x.xx", ["51F-12x.xx"]],
  ["xe ba gác 59s2-11223", ["59s2-11223"]],
  ["ghi được 54T8-1234", ["54T8-1234"]],
  ["XE 51F-123.45 VƯỢT ĐÈN", ["51F-123.45"]],
])("plate in %j", (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  "nhà 59/12A Lê Lợi",
  "hẻm 51C 12 phòng",
  "từ 12h 10000 đồng",
  "20k 15000",
  "ngày 12-10-2025",
  "xe buýt 93-05",
  "tuyến 50",
  "đường 21C 2025",
  "50k-70000",
  "số 10C 1234 Tân Tạo",
  "căn 12A 1204 lầu 12",
  "QL13 12345",
  "xe 29 chỗ",
  "lớp 12A1 2025",
  "lớp 12A1 44 em",
  "xe 16 chỗ chạy 2024",
  "30t 5000",
  "phòng 15B 12345 lượt",
  "hẻm 48",
  "DT742",
  "51 hộ 1234 người",
  "90m 12000",
  "kênh 19/5",
  "10A-2025",
  "mã SG 12345",
  "đường số 14",
  "59A",
  "12C-1999",
])("no plate in %j", (text) => expect(found(text)).toEqual([]));
