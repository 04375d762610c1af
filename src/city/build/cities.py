"""What `build_pack.py` has to know of each city that the wheel does not say: see there.

    key         province in the wheel
    provinces   provinces before 1/7/2025 that became it, in the wheel -> as people call them
    wards       how many it has since then
    island      the one district that had no wards and is a ward of its own now: the wheel knows it by an empty name
    neighbours  provinces of before, whose wards' centres bound the indicative cells along the border on land
    coast       districts where no ward lies beyond but the sea: cells end with the bounding box of the old wards
"""

CITIES = {
    "hcmc": {
        "key": "thanhphohochiminh",
        "provinces": {
            "thanhphohochiminh": "TP.HCM",
            "tinhbinhduong": "Bình Dương",
            "tinhbariavungtau": "Bà Rịa - Vũng Tàu",
        },
        "wards": 168,
        # Nghị quyết 1685/NQ-UBTVQH15 (16/6/2025): the whole of huyện Côn Đảo became đặc khu Côn Đảo.
        "island": {
            "name": "Côn Đảo",
            "district": "Huyện Côn Đảo",
            "box": (106.50, 8.58, 106.77, 8.80),
            "ward": {
                "code": "26732",
                "name": "Đặc khu Côn Đảo",
                "type": "dac_khu",
                "lat": 8.6981,
                "lng": 106.6115,
                "formerProvince": "Bà Rịa - Vũng Tàu",
            },
        },
        "neighbours": ("tinhdongnai", "tinhlongan", "tinhtayninh", "tinhbinhphuoc", "tinhtiengiang", "tinhbinhthuan"),
        "coast": {
            "Huyện Cần Giờ", "Thành phố Vũng Tàu", "Huyện Long Đất", "Huyện Xuyên Mộc", "Thành phố Phú Mỹ",
            "Thành phố Bà Rịa",
        },
    },
    "danang": {
        "key": "thanhphodanang",
        "provinces": {"thanhphodanang": "Đà Nẵng", "tinhquangnam": "Quảng Nam"},
        "wards": 94,
        # Nghị quyết 1659/NQ-UBTVQH15 (16/6/2025): the whole of huyện Hoàng Sa became đặc khu Hoàng Sa.
        "island": {
            "name": "Hoàng Sa",
            "district": "Huyện Hoàng Sa",
            "box": (111.0, 15.5, 113.0, 17.2),
            "ward": {
                "code": "20333",
                "name": "Đặc khu Hoàng Sa",
                "type": "dac_khu",
                "lat": 16.568,
                "lng": 112.135,
                "formerProvince": "Đà Nẵng",
            },
        },
        "neighbours": ("tinhthuathienhue", "thanhphohue", "tinhkontum", "tinhquangngai"),
        "coast": {
            "Quận Liên Chiểu", "Quận Thanh Khê", "Quận Hải Châu", "Quận Sơn Trà", "Quận Ngũ Hành Sơn", "Thị xã Điện Bàn",
            "Thành phố Hội An", "Huyện Duy Xuyên", "Huyện Thăng Bình", "Thành phố Tam Kỳ", "Huyện Núi Thành",
        },
    },
}
