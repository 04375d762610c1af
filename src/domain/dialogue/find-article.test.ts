import { describe, expect, test } from "vitest";
import { loadPack } from "../../city/load-city.ts";
import { findArticles, indexArticles, sureArticle } from "./find-article.ts";

const index = indexArticles(loadPack("hcmc").knowledge.articles);

describe("a question finds its article, however it is written", () => {
  test.each([
    ["Làm giấy khai sinh cho con cần những giấy tờ gì ạ?", "khai-sinh"],
    ["cho em hoi lam khai sinh cho be can gi", "khai-sinh"],
    ["Đăng ký kết hôn ở đâu, cần mang theo gì?", "ket-hon"],
    ["dkkh can giay to gi vay ad", "ket-hon"],
    ["người nhà mới mất thì khai tử ở đâu", "khai-tu"],
    ["xin giay xac nhan doc than o dau vay", "xac-nhan-hon-nhan"],
    ["mất giấy khai sinh xin trích lục lại như thế nào", "trich-luc-ho-tich"],
    ["sao y bản chính bằng cấp ở phường nào cũng được hả ad", "chung-thuc-ban-sao"],
    ["Tôi muốn chứng thực chữ ký trên giấy ủy quyền", "chung-thuc-chu-ky"],
    ["đăng ký tạm trú cho người thuê trọ thế nào", "tam-tru"],
    ["dk tam tru online lam sao", "tam-tru"],
    ["khách ở lại qua đêm có cần thông báo lưu trú không", "luu-tru"],
    ["cccd het han doi o dau", "can-cuoc"],
    ["mất căn cước công dân thì làm lại ở đâu", "can-cuoc"],
    ["kích hoạt vneid mức 2 thế nào", "dinh-danh-dien-tu"],
    ["thủ tục làm sổ hồng lần đầu", "so-hong-lan-dau"],
    ["mua nhà rồi sang tên sổ hồng nộp ở đâu?", "sang-ten-nha-dat"],
    ["xin giấy phép xây dựng nhà ở riêng lẻ cần giấy tờ gì", "phep-xay-dung"],
    ["mo tiem tap hoa dang ky ho kinh doanh o dau", "ho-kinh-doanh"],
    ["mẹ tôi 76 tuổi không có lương hưu được trợ cấp gì không", "tro-cap-huu-tri-xa-hoi"],
    ["mua bhyt ho gia dinh o dau", "bhyt-ho-gia-dinh"],
    ["thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi làm ở đâu", "bhyt-tre-em"],
    ["thứ bảy phường có làm việc không ạ", "gio-lam-viec"],
    ["Phản ánh tiếng ồn karaoke gửi ở đâu?", "gui-phan-anh"],
    ["muốn tố cáo cán bộ thì gửi đơn ở đâu", "khieu-nai-to-cao"],
  ])("%s", (asked, id) => {
    expect(sureArticle(index, asked)?.id).toBe(id);
  });
});

describe("what no article answers finds none", () => {
  test.each([
    "Quán phở nào ngon gần chợ Bến Thành?",
    "hôm nay trời có mưa không",
    "Rác ở hẻm 48 mấy ngày chưa ai lấy",
    "giá vàng hôm nay bao nhiêu",
    "đèn đường trước nhà tôi hư khi nào sửa",
    "cho hỏi lịch cúp nước tuần này",
    "xe buýt số 19 mấy giờ chạy chuyến cuối",
    "bao giờ thì xong đường Lê Văn Sỹ",
    "con tôi đi học lớp 1 trái tuyến được không",
    "nộp phạt giao thông ở đâu",
    "làm hộ chiếu cần gì",
    "đổi bằng lái xe hết hạn ở đâu",
    "đóng thuế đất phi nông nghiệp thế nào",
    "tiêm vắc xin sởi cho bé ở trạm nào",
    "nhận nuôi chó hoang ở đâu",
    "xin việc ở phường có cần bằng cấp gì",
    "số điện thoại công an phường là gì",
    "chủ tịch phường tên gì",
    "cách trồng rau sạch trên sân thượng",
    "ứng dụng học tiếng Anh nào tốt",
    "xin cấp số nhà ở đâu",
    "where can I buy a bus ticket",
  ])("%s", (asked) => {
    expect(sureArticle(index, asked)?.id).toBeUndefined();
  });
});

test("the best comes first, with how sure it is", () => {
  const [best, second] = findArticles(index, "đăng ký tạm trú cần gì");
  expect(best).toMatchObject({ id: "tam-tru" });
  expect(best?.sure).toBeGreaterThan(second?.sure ?? 0);
  expect(findArticles(index, "…")).toEqual([]);
  expect(sureArticle(indexArticles([]), "khai sinh")).toBeNull();
});
