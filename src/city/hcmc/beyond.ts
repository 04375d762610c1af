/**
 * Provinces and well-known towns outside the city: today's (since 1/7/2025) and those before that, which people still
 * write. Not here: Bình Dương and Bà Rịa - Vũng Tàu, which became part of the city.
 */
export const BEYOND: readonly string[] = [
  ..."Hà Nội,Cao Bằng,Tuyên Quang,Hà Giang,Điện Biên,Lai Châu,Sơn La,Lào Cai,Yên Bái,Thái Nguyên,Bắc Kạn".split(","),
  ..."Lạng Sơn,Quảng Ninh,Bắc Ninh,Bắc Giang,Phú Thọ,Vĩnh Phúc,Hòa Bình,Hải Phòng,Hải Dương,Hưng Yên".split(","),
  ..."Thái Bình,Ninh Bình,Hà Nam,Nam Định,Thanh Hóa,Nghệ An,Hà Tĩnh,Quảng Trị,Quảng Bình,Huế".split(","),
  ..."Thừa Thiên Huế,Đà Nẵng,Quảng Nam,Quảng Ngãi,Kon Tum,Gia Lai,Bình Định,Khánh Hòa,Ninh Thuận".split(","),
  ..."Đắk Lắk,Đăk Lăk,Phú Yên,Lâm Đồng,Đắk Nông,Đăk Nông,Bình Thuận,Đồng Nai,Bình Phước,Tây Ninh".split(","),
  ..."Long An,Đồng Tháp,Tiền Giang,Vĩnh Long,Bến Tre,Trà Vinh,An Giang,Kiên Giang,Cần Thơ,Sóc Trăng".split(","),
  ..."Hậu Giang,Cà Mau,Bạc Liêu".split(","),
  ..."Đà Lạt,Nha Trang,Biên Hòa,Mỹ Tho,Phan Thiết,Buôn Ma Thuột,Quy Nhơn,Hội An,Hạ Long,Phú Quốc".split(","),
];
