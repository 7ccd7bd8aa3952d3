//! Rendered from the source data of the scorecards by the test that compares the two; edit the data.

use super::{Case, Choice, Form, Ground, Label, Leaf, Note, NoteKind, Part, Section, Stars, choice, form_of, leaf, misprint, note, part, section, text};

const T0: Label = text(&["Sản phẩm và sức mạnh cộng đồng", "Product and community strength"]);
const T1: Label = text(&["Tiếp thị", "Marketing"]);
const T2: Label = text(&["Chất lượng", "Quality"]);
const T3: Label = text(&["Tổ chức sản xuất", "Production organisation"]);
const T4: Label = text(&["Phát triển sản phẩm", "Product development"]);
const T5: Label = text(&["Sức mạnh cộng đồng", "Community strength"]);
const T6: Label = text(&["Câu chuyện sản phẩm", "Product story"]);
const T7: Label = text(&["Cảm quan", "Sensory quality"]);
const T8: Label = text(&["Dinh dưỡng", "Nutrition"]);
const T9: Label = text(&["Độc đáo", "Distinctiveness"]);
const T10: Label = text(&["Công bố chất lượng", "Product quality declaration"]);
const T11: Label = text(&["Bảo đảm chất lượng", "Product quality assurance"]);
const T12: Label = text(&["Hướng dẫn sử dụng", "Instructions for use"]);
const T13: Label = text(&["Cơ hội ra thị trường thế giới", "Global market opportunity"]);
const T14: Label = text(&["Gốc tích sản phẩm", "Origin of the product"]);
const T15: Label = text(&["Dưới 50% sản lượng được trồng trong xã", "Grown in the commune, but under 50%"]);
const T16: Label = text(&["Từ 50% đến dưới 75% sản lượng được trồng trong xã", "50% to under 75% grown in the commune"]);
const T17: Label = text(&["Từ 75% đến 100% sản lượng được trồng trong xã", "75-100% grown in the commune"]);
const T18: Label = text(&["Chứng nhận vùng nguyên liệu", "Certified source area"]);
const T19: Label = text(&["Vùng nguyên liệu chưa có chứng nhận chất lượng", "No quality certificate for the source area"]);
const T20: Label = text(&["Vùng nguyên liệu có chứng nhận theo chuẩn trong nước (VietGAP, hữu cơ…)", "Source area certified to a national standard (VietGAP, organic...)"]);
const T21: Label = text(&["Vùng nguyên liệu có chứng nhận theo chuẩn quốc tế (GlobalGAP, hữu cơ…)", "Source area certified to an international standard (GlobalGAP, organic...)"]);
const T22: Label = text(&["Gia tăng giá trị", "Value added"]);
const T23: Label = text(&["Sơ chế bằng tay (rửa, nhặt sạch, phân loại, đóng gói)", "Manual primary handling (wash, clean, sort, pack)"]);
const T24: Label = text(&["Có dùng máy khi sơ chế và đóng gói", "Machinery used in handling and packing"]);
const T25: Label = text(&["Sơ chế, bảo quản bằng công nghệ tiên tiến (giữ chất lượng tốt hơn hoặc lâu hơn)", "Advanced technology in handling and preservation (better or longer-lasting quality)"]);
const T26: Label = text(&["Năng lực cung ứng", "Capacity to supply"]);
const T27: Label = text(&["Quy mô, năng lực nhỏ", "Small capacity or scale"]);
const T28: Label = text(&["Quy mô, năng lực vừa", "Medium capacity or scale"]);
const T29: Label = text(&["Quy mô, năng lực lớn", "Large capacity or scale"]);
const T30: Label = text(&["Liên kết sản xuất", "Production linkage"]);
const T31: Label = text(&["Chưa liên kết, hoặc liên kết không rõ", "No linkage, or an unclear one"]);
const T32: Label = text(&["Hợp đồng liên kết cho 50% đến dưới 75% sản lượng bán ra", "Linkage contracts for 50% to under 75% of output sold"]);
const T33: Label = text(&["Hợp đồng liên kết cho hơn 75% sản lượng bán ra", "Linkage contracts for over 75% of output sold"]);
const T34: Label = text(&["Hợp đồng liên kết cho hơn 75% sản lượng bán ra, đã thực hiện đều ít nhất 12 tháng khi đăng ký", "Linkage contracts for over 75% of output sold, performed steadily for at least 12 months at registration"]);
const T35: Label = text(&["Bảo vệ môi trường khi sản xuất", "Environmental protection in production"]);
const T36: Label = text(&["Đủ hồ sơ môi trường mà luật yêu cầu", "Environmental paperwork required by law is in place"]);
const T37: Label = text(&["Đủ hồ sơ môi trường, có minh chứng công trình thu gom và xử lý chất thải", "Environmental paperwork plus proof of waste collection and treatment works"]);
const T38: Label = text(&["Đủ hồ sơ môi trường, công trình xử lý chất thải và minh chứng dùng bao bì thân thiện môi trường", "Environmental paperwork, waste works, and proof of environmentally friendly packaging"]);
const T39: Label = text(&["Công nghệ bền vững khi sản xuất", "Sustainable technology in production"]);
const T40: Label = text(&["Chưa dùng công nghệ bền vững khi sản xuất", "No sustainable technology in production"]);
const T41: Label = text(&["Có dùng công nghệ bền vững (tiết kiệm đầu vào, xử lý hay tái chế chất thải, tận dụng phụ phẩm)", "Sustainable technology in use (saving inputs, waste treatment or recycling, by-product reuse)"]);
const T42: Label = text(&["Gốc ý tưởng sản phẩm", "Origin of the product idea"]);
const T43: Label = text(&["Loại được trồng phổ biến ở nhiều tỉnh", "Commonly grown in many provinces"]);
const T44: Label = text(&["Trồng phổ biến ở nhiều tỉnh nhưng nổi trội nhờ đất, khí hậu hoặc kỹ thuật địa phương", "Commonly grown in many provinces, yet outstanding because of soil, weather or local technique"]);
const T45: Label = text(&["Trồng rộng tại địa phương, đặc trưng của tỉnh, nổi trội, bán kèm dấu hiệu nguồn gốc địa lý", "Grown widely locally, characteristic of the province, outstanding, sold under a sign of geographical origin"]);
const T46: Label = text(&["Đóng gói, bao bì", "Packing and packaging"]);
const T47: Label = text(&["Đóng gói thông thường, không bao bì", "Ordinary packing, no packaging"]);
const T48: Label = text(&["Đóng gói thông thường, bao bì đơn giản", "Ordinary packing, simple packaging"]);
const T49: Label = text(&["Đóng gói sáng tạo, bao bì đẹp", "Creative packing, attractive packaging"]);
const T50: Label = text(&["Đóng gói sáng tạo và tiện dụng, bao bì đẹp, cao cấp", "Creative, convenient packing with attractive, premium packaging"]);
const T51: Label = text(&["Phong cách và nhãn hàng", "Style and labelling"]);
const T52: Label = text(&["Nhãn đủ nội dung, đúng quy định", "Labelled completely and as regulated"]);
const T53: Label = text(&["Nhãn đủ nội dung, kể được câu chuyện sản phẩm (hình ảnh hoặc lời giới thiệu)", "Labelled completely and conveying the product story (picture or intro)"]);
const T54: Label = text(&["Nhãn đủ nội dung, đẹp, kể được câu chuyện, có mã truy xuất điện tử", "Labelled completely and attractively, conveying the story, with an electronic traceability code"]);
const T55: Label = text(&["Nhãn song ngữ", "Bilingual label"]);
const T56: Label = text(&["Không", "No"]);
const T57: Label = text(&["Có", "Yes"]);
const T58: Label = text(&["Loại hình chủ thể", "Kind of producer"]);
const T59: Label = text(&["Hộ sản xuất, hộ gia đình có đăng ký kinh doanh, trang trại, hoặc tổ hợp tác có đăng ký", "Registered household producer or family business, farm, or registered cooperative group"]);
const T60: Label = text(&["Công ty TNHH, doanh nghiệp tư nhân, hoặc công ty cổ phần có vốn cộng đồng địa phương dưới 51%", "Limited company, private enterprise, or joint-stock company with under 51% local-community capital"]);
const T61: Label = text(&["Hợp tác xã hoạt động đúng luật, hoặc công ty cổ phần có vốn cộng đồng địa phương từ 51%", "Lawfully run cooperative, or joint-stock company with at least 51% local-community capital"]);
const T62: Label = text(&["Người đại diện pháp luật là nữ, dân tộc thiểu số hoặc khuyết tật", "Legal representative: woman, ethnic minority or person with disability"]);
const T63: Label = text(&["Người đại diện pháp luật không thuộc nhóm nữ, dân tộc thiểu số hay khuyết tật", "Legal representative is none of: a woman, ethnic minority, person with disability"]);
const T64: Label = text(&["Người đại diện pháp luật là nữ, người dân tộc thiểu số hoặc người khuyết tật", "Legal representative is a woman, ethnic minority, or person with disability"]);
const T65: Label = text(&["Lao động địa phương", "Local labour"]);
const T66: Label = text(&["Từ 25% đến dưới 50% lao động là người trong xã", "25% to under 50% of workers from the commune"]);
const T67: Label = text(&["Từ 50% đến 75% lao động là người trong xã", "50% to 75% of workers from the commune"]);
const T68: Label = text(&["Ít nhất 75% lao động là người trong xã", "At least 75% of workers from the commune"]);
const T69: Label = text(&["Tăng trưởng kinh doanh", "Business growth"]);
const T70: Label = text(&["Hợp tác xã xếp loại trung bình hoặc lợi nhuận năm trước tăng (chủ thể khác: lợi nhuận năm trước tăng)", "Cooperative graded average, or profit rose last year (other producers: profit rose last year)"]);
const T71: Label = text(&["Hợp tác xã xếp loại khá trở lên hoặc lợi nhuận tăng hai năm liền (chủ thể khác: tăng hai năm liền)", "Cooperative graded good or better, or profit rose two years running (other producers: two years running)"]);
const T72: Label = text(&["Sở hữu trí tuệ", "Intellectual property"]);
const T73: Label = text(&["Đơn nhãn hiệu đã được chấp nhận hợp lệ hoặc đã công bố", "Trademark application accepted or published (passed formal examination)"]);
const T74: Label = text(&["Nhãn hiệu trên bao bì đã được bảo hộ, có dấu hiệu nguồn gốc địa lý địa phương (và quyền sử dụng chỉ dẫn địa lý, nhãn hiệu tập thể hay chứng nhận nếu có)", "Trademarks on the packaging registered and a sign of local geographical origin used (with recorded right to use any protected GI or collective or certification mark)"]);
const T75: Label = text(&["Như mức trước, thêm bằng kiểu dáng, sáng chế, giải pháp hữu ích hoặc chứng nhận quyền tác giả", "As previous level, plus an industrial design, patent, utility solution or copyright certificate"]);
const T76: Label = text(&["Khu vực phân phối chính", "Main distribution area"]);
const T77: Label = text(&["Bán trong xã", "Market within the commune"]);
const T78: Label = text(&["Bán ra ngoài xã, dưới 5 đại lý phân phối", "Market beyond the commune, fewer than 5 distributors"]);
const T79: Label = text(&["Bán ra ngoài xã, từ 5 đại lý phân phối", "Market beyond the commune, 5 or more distributors"]);
const T80: Label = text(&["Bán ra quốc tế hoặc qua kênh hiện đại (siêu thị, thương mại điện tử), có hợp đồng đã thực hiện", "International market, or modern trade (supermarkets, e-commerce), proven by performed contracts"]);
const T81: Label = text(&["Tổ chức phân phối", "Distribution organisation"]);
const T82: Label = text(&["Chưa ai phụ trách phân phối", "Nobody responsible for distribution"]);
const T83: Label = text(&["Có người phụ trách phân phối", "A person responsible for distribution"]);
const T84: Label = text(&["Có bộ phận phân phối", "A distribution unit"]);
const T85: Label = text(&["Có bộ phận phân phối, dùng công nghệ thông tin", "A distribution unit using information technology"]);
const T86: Label = text(&["Quảng bá", "Promotion"]);
const T87: Label = text(&["Chưa quảng bá", "No promotion"]);
const T88: Label = text(&["Quảng bá tối đa 3 hoạt động", "Up to 3 promotion activities"]);
const T89: Label = text(&["Hơn 3 hoạt động, có website hoặc mạng xã hội, xúc tiến thương mại trong tỉnh", "More than 3 activities, website or social media, and trade promotion inside the province"]);
const T90: Label = text(&["Hơn 3 hoạt động, có website hoặc mạng xã hội, xúc tiến thương mại ngoài tỉnh", "More than 3 activities, website or social media, and trade promotion outside the province"]);
const T91: Label = text(&["Hơn 3 hoạt động, website hoặc mạng xã hội hoạt động tốt, xúc tiến thương mại ngoài tỉnh và ở nước ngoài", "More than 3 activities, website or active social media, and trade promotion outside the province and abroad"]);
const T92: Label = text(&["Chưa có câu chuyện sản phẩm", "No product story"]);
const T93: Label = text(&["Đã có câu chuyện sản phẩm", "A product story exists"]);
const T94: Label = text(&["Câu chuyện được ghi thành tư liệu, in trên tờ rơi", "Story documented and on a leaflet"]);
const T95: Label = text(&["Câu chuyện được ghi thành tư liệu, có trên tờ rơi và website (ảnh, clip)", "Story documented, on leaflet and website (pictures, clips)"]);
const T96: Label = text(&["Câu chuyện được ghi thành tư liệu, có trên tờ rơi, website và trong nội dung truy xuất điện tử", "Story documented, on leaflet and website, and included in the electronic traceability content"]);
const T97: Label = text(&["Cấu trúc câu chuyện", "Story structure"]);
const T98: Label = text(&["Sơ sài", "Simple"]);
const T99: Label = text(&["Ngắn và rõ", "Short and clear"]);
const T100: Label = text(&["Ngắn, rõ, có giọng kể", "Short, clear, with narrative style"]);
const T101: Label = text(&["Trí tuệ, bản sắc địa phương", "Local wisdom and identity"]);
const T102: Label = text(&["Trùng câu chuyện của chủ thể khác hoặc của sản phẩm khác cùng chủ thể", "Same as another producer's story, or as another product of the same producer"]);
const T103: Label = text(&["Câu chuyện riêng, gắn với gốc tích sản phẩm", "A story of its own, tied to the product's origin"]);
const T104: Label = text(&["Câu chuyện mang nét truyền thống, văn hóa địa phương và giá trị riêng của sản phẩm", "Story carries tradition, local culture and the product's special value"]);
const T105: Label = text(&["Câu chuyện mang nét truyền thống, văn hóa, giá trị riêng, gây xúc động và thuyết phục", "Story carries tradition, local culture and special value, and is moving and convincing"]);
const T106: Label = text(&["Kích cỡ, hình dáng ngoài", "Size and outer shape"]);
const T107: Label = text(&["Không đều", "Not uniform"]);
const T108: Label = text(&["Không đều nhưng chấp nhận được", "Not uniform, acceptable"]);
const T109: Label = text(&["Đều", "Uniform"]);
const T110: Label = text(&["Màu và độ chín", "Colour and ripeness"]);
const T111: Label = text(&["Không hợp", "Unsuitable"]);
const T112: Label = text(&["Tạm được", "Acceptable"]);
const T113: Label = text(&["Khá hợp", "Fairly suitable"]);
const T114: Label = text(&["Hợp", "Suitable"]);
const T115: Label = text(&["Rất hợp", "Very suitable"]);
const T116: Label = text(&["Mùi và vị", "Smell and taste"]);
const T117: Label = text(&["Yếu", "Poor"]);
const T118: Label = text(&["Vừa phải", "Average"]);
const T119: Label = text(&["Khá tốt", "Fairly good"]);
const T120: Label = text(&["Tốt", "Good"]);
const T121: Label = text(&["Nguyên vẹn, sạch", "Completeness and cleanliness"]);
const T122: Label = text(&["Khá chấp nhận được", "Fairly acceptable"]);
const T123: Label = text(&["Rất tốt", "Very good"]);
const T124: Label = text(&["Không có chỉ tiêu nào", "None"]);
const T125: Label = text(&["1–2 chỉ tiêu", "1-2 indicators"]);
const T126: Label = text(&["Hơn 2 chỉ tiêu", "More than 2 indicators"]);
const T127: Label = text(&["Khá độc đáo", "Fairly distinctive"]);
const T128: Label = text(&["Độc đáo, có nét đặc trưng", "Distinctive and characteristic"]);
const T129: Label = text(&["Rất độc đáo, rất đặc trưng", "Very distinctive and characteristic"]);
const T130: Label = text(&["Đã công bố chất lượng sản phẩm", "Product quality declared"]);
const T131: Label = text(&["Công bố đúng quy định (theo quy chuẩn nếu có) và áp dụng tiêu chuẩn quốc gia", "Quality declared as regulated (technical regulation applied where one exists) and national standards applied"]);
const T132: Label = text(&["Công bố đúng quy định và áp dụng tiêu chuẩn quốc tế", "Quality declared as regulated and international standards applied"]);
const T133: Label = text(&["Nơi sơ chế, đóng gói đủ giấy chứng nhận an toàn thực phẩm", "Handling and packing site has the required food-safety certificate"]);
const T134: Label = text(&["Nơi sơ chế, đóng gói có chứng nhận quản lý chất lượng theo chuẩn quốc gia (ISO, HACCP…)", "Handling and packing site certified to a national quality-management standard (ISO, HACCP...)"]);
const T135: Label = text(&["Nơi sơ chế, đóng gói có chứng nhận quốc tế, đủ điều kiện xuất khẩu theo quy định của thị trường đích", "Handling and packing site certified internationally, cleared for export and the target market's rules"]);
const T136: Label = text(&["Hướng dẫn sử dụng ngắn gọn", "Simple instructions for use"]);
const T137: Label = text(&["Hướng dẫn sử dụng chi tiết, giúp giữ chất lượng", "Detailed instructions that protect quality"]);
const T138: Label = text(&["Có thể xuất sang các nước Đông Nam Á", "Could be exported within South-East Asia"]);
const T139: Label = text(&["Có thể xuất ra ngoài Đông Nam Á", "Could be exported outside South-East Asia"]);
const T140: Label = text(&["Có thể xuất sang thị trường khó tính (Mỹ, Nhật, EU…)", "Could be exported to demanding markets (US, Japan, EU...)"]);
const T141: Label = text(&["Toàn bộ sản phẩm phải được trồng, nuôi hoặc đánh bắt trong tỉnh.", "All of the product must be grown, raised or caught in the province."]);
const T142: Label = text(&["Sản phẩm chủ lực phổ biến mà chất lượng không nổi trội thì không được xét.", "A common flagship product without outstanding quality is not rated."]);
const T143: Label = text(&["Chỉ chấm khi đã có câu chuyện sản phẩm.", "Scored only when there is a product story."]);
const T144: Label = text(&["Dừng chấm khi thấy tạp chất nguy hiểm.", "The rating stops when dangerous foreign matter is found."]);
const T145: Label = text(&["Tiêu chuẩn sản phẩm phải kèm phiếu kiểm nghiệm an toàn thực phẩm.", "The product standard needs a food-safety test report."]);
const T146: Label = text(&["Xét theo hợp đồng xuất khẩu đã thực hiện, chứng nhận chất lượng, hoặc minh chứng thị trường và xúc tiến.", "Judged by performed export contracts, quality certificates, or evidence of markets and trade promotion."]);
const T147: Label = text(&["“50% đến dưới 75%” và “trên 75%”: đúng 75% không thuộc mức nào.", "“50% to under 75%” and “over 75%”: exactly 75% is in neither."]);
const T148: Label = text(&["“50% đến 75%” và “ít nhất 75%”: đúng 75% thuộc cả hai mức.", "“50% to 75%” and “at least 75%”: exactly 75% is in both."]);
const T149: Label = text(&["Dưới 50% được nuôi hoặc đánh bắt trong xã", "Raised or caught in the commune, but under 50%"]);
const T150: Label = text(&["Từ 50% đến dưới 75% được nuôi hoặc đánh bắt trong xã", "50% to under 75% raised or caught in the commune"]);
const T151: Label = text(&["Từ 75% đến 100% được nuôi hoặc đánh bắt trong xã", "75-100% raised or caught in the commune"]);
const T152: Label = text(&["Có dùng máy khi sơ chế, giết mổ và đóng gói", "Machinery used in handling, slaughter and packing"]);
const T153: Label = text(&["Sơ chế, giết mổ, bảo quản bằng công nghệ tiên tiến", "Advanced technology in handling, slaughter and preservation"]);
const T154: Label = text(&["Chứng nhận vùng sản xuất", "Certified production area"]);
const T155: Label = text(&["Vùng sản xuất có chứng nhận quốc tế (ASC, BAP, GlobalGAP, MSC…)", "Production area certified internationally (ASC, BAP, GlobalGAP, MSC...)"]);
const T156: Label = text(&["Liên kết chuỗi sản xuất", "Production chain linkage"]);
const T157: Label = text(&["Loại được nuôi hoặc đánh bắt phổ biến ở nhiều tỉnh", "Commonly farmed or caught in many provinces"]);
const T158: Label = text(&["Nuôi hoặc đánh bắt rộng tại địa phương, đặc trưng của tỉnh, nổi trội, bán kèm nguồn gốc địa lý", "Farmed or caught widely locally, characteristic of the province, outstanding, sold under geographical origin"]);
const T159: Label = text(&["Tạp chất", "Foreign matter"]);
const T160: Label = text(&["Có tạp chất nhưng chấp nhận được", "Foreign matter present, acceptable"]);
const T161: Label = text(&["Rất ít tạp chất, chấp nhận được", "Very little foreign matter, acceptable"]);
const T162: Label = text(&["Sạch, không thấy tạp chất", "Clean, no foreign matter found"]);
const T163: Label = text(&["Khá đều", "Fairly uniform"]);
const T164: Label = text(&["Màu", "Colour"]);
const T165: Label = text(&["Khá hợp với sản phẩm", "Fairly suited to the product"]);
const T166: Label = text(&["Tốt, hợp với sản phẩm", "Good, suited to the product"]);
const T167: Label = text(&["Rất tốt, hợp với sản phẩm", "Very good, suited to the product"]);
const T168: Label = text(&["Mùi", "Smell"]);
const T169: Label = text(&["Mùi lạ nhưng chấp nhận được", "Strange odour, acceptable"]);
const T170: Label = text(&["Mùi chưa rõ nhưng chấp nhận được", "Indistinct odour, acceptable"]);
const T171: Label = text(&["Mùi rõ, hợp với sản phẩm", "Clear odour, suited to the product"]);
const T172: Label = text(&["Mùi rõ, rất hợp với sản phẩm", "Clear odour, very well suited to the product"]);
const T173: Label = text(&["Dừng chấm khi thấy lỗi nêu ở mục này.", "The rating stops when the defect stated here is found."]);
const T174: Label = text(&["Công bố sản phẩm", "Product declaration"]);
const T175: Label = text(&["Trồng rộng tại địa phương, đặc trưng của tỉnh, nổi trội, bán theo nguồn gốc địa lý", "Grown widely locally, characteristic of the province, outstanding, sold under geographical origin"]);
const T176: Label = text(&["Kích cỡ, độ đều", "Size and uniformity"]);
const T177: Label = text(&["Mùi hoặc vị lạ", "Strange smell or taste"]);
const T178: Label = text(&["Mùi và vị khá hợp với sản phẩm", "Smell and taste fairly suited to the product"]);
const T179: Label = text(&["Mùi và vị hợp với sản phẩm", "Smell and taste suited to the product"]);
const T180: Label = text(&["Mùi và vị rất hợp với sản phẩm", "Smell and taste very well suited to the product"]);
const T181: Label = text(&["Bốn dấu sao in cách nhau.", "The four stars are printed with spaces between."]);
const T182: Label = text(&["Dưới 50% được nuôi hoặc trồng trong xã", "Raised or grown in the commune, but under 50%"]);
const T183: Label = text(&["Từ 50% đến dưới 75% được nuôi hoặc trồng trong xã", "50% to under 75% raised or grown in the commune"]);
const T184: Label = text(&["Từ 75% đến 100% được nuôi hoặc trồng trong xã", "75-100% raised or grown in the commune"]);
const T185: Label = text(&["Sơ chế bằng tay (lọc, bỏ tạp chất, phân loại, đóng gói)", "Manual primary handling (filter, remove impurities, sort, pack)"]);
const T186: Label = text(&["Loại được sản xuất phổ biến ở nhiều tỉnh", "Commonly produced in many provinces"]);
const T187: Label = text(&["Sản xuất phổ biến ở nhiều tỉnh nhưng nổi trội nhờ đất, khí hậu hoặc kỹ thuật địa phương", "Commonly produced in many provinces, yet outstanding because of soil, weather or local technique"]);
const T188: Label = text(&["Sản xuất rộng tại địa phương, đặc trưng của tỉnh, nổi trội, bán theo nguồn gốc địa lý", "Produced widely locally, characteristic of the province, outstanding, sold under geographical origin"]);
const T189: Label = text(&["Có tạp chất", "Foreign matter present"]);
const T190: Label = text(&["Độ đều", "Uniformity"]);
const T191: Label = text(&["Màu và thể chất", "Colour and body"]);
const T192: Label = text(&["Mùi hoặc vị lạ nhưng chấp nhận được", "Strange smell or taste, but acceptable"]);
const T193: Label = text(&["Mùi và vị tự nhiên, hợp với sản phẩm", "Natural smell and taste, suited to the product"]);
const T194: Label = text(&["Mùi và vị tự nhiên, rất hợp với sản phẩm", "Natural smell and taste, very well suited to the product"]);
const T195: Label = text(&["Ô điểm của mức thấp nhất để trống; đọc là 0.", "The points cell of the lowest choice is empty; read as 0."]);
const T196: Label = text(&["Mức cao nhất in 13 điểm; đọc là 3 theo điểm tối đa của tiêu chí.", "The highest choice prints 13 points; read as 3, the most the criterion gives."]);
const T197: Label = text(&["Nguồn nguyên liệu", "Source of ingredients"]);
const T198: Label = text(&["Có dùng nguyên liệu trong tỉnh, dưới 50%", "Uses ingredients from the province, but under 50%"]);
const T199: Label = text(&["Từ 50% đến dưới 75% nguyên liệu lấy trong tỉnh", "50% to under 75% of ingredients from the province"]);
const T200: Label = text(&["Từ 75% đến 100% nguyên liệu lấy trong tỉnh", "75-100% of ingredients from the province"]);
const T201: Label = text(&["Chế biến giản đơn", "Simple processing"]);
const T202: Label = text(&["Có chế biến", "Processing"]);
const T203: Label = text(&["Chế biến sâu (chất lượng cao theo nhu cầu thị trường)", "Deep processing (high quality for market demand)"]);
const T204: Label = text(&["Hình dáng", "Shape"]);
const T205: Label = text(&["Khá hợp phong cách sản phẩm", "Fairly in keeping with the product's style"]);
const T206: Label = text(&["Hợp phong cách sản phẩm", "In keeping with the product's style"]);
const T207: Label = text(&["Rất hợp phong cách sản phẩm", "Very much in keeping with the product's style"]);
const T208: Label = text(&["Màu loang lổ", "Uneven colour"]);
const T209: Label = text(&["Màu loang lổ nhưng chấp nhận được", "Uneven colour, acceptable"]);
const T210: Label = text(&["Màu khá đều, hợp với sản phẩm", "Fairly even colour, suited to the product"]);
const T211: Label = text(&["Màu đều, hợp với sản phẩm", "Even colour, suited to the product"]);
const T212: Label = text(&["Mùi lạ (khét…)", "Strange odour (burnt...)"]);
const T213: Label = text(&["Mùi tạm được", "Acceptable odour"]);
const T214: Label = text(&["Mùi đúng với sản phẩm", "Odour matches the product"]);
const T215: Label = text(&["Mùi đúng với sản phẩm và hấp dẫn", "Odour matches the product and is appealing"]);
const T216: Label = text(&["Vị", "Taste"]);
const T217: Label = text(&["Vị bất thường", "Abnormal taste"]);
const T218: Label = text(&["Đúng với sản phẩm", "Matches the product"]);
const T219: Label = text(&["Đúng với sản phẩm và hấp dẫn", "Matches the product and is appealing"]);
const T220: Label = text(&["Nơi chế biến, đóng gói đủ giấy chứng nhận an toàn thực phẩm", "Processing and packing site has the required food-safety certificate"]);
const T221: Label = text(&["Nơi chế biến, đóng gói có chứng nhận quản lý chất lượng theo chuẩn quốc gia (ISO, HACCP…)", "Processing and packing site certified to a national quality-management standard (ISO, HACCP...)"]);
const T222: Label = text(&["Nơi chế biến, đóng gói có chứng nhận quốc tế, đủ điều kiện xuất khẩu theo thị trường đích (ISO, HACCP, BRC, Halal, FDA…)", "Processing and packing site certified internationally, cleared for export and the target market's rules (ISO, HACCP, BRC, Halal, FDA...)"]);
const T223: Label = text(&["Không xét khi trùng sản phẩm của chủ thể khác, chỉ đổi tên.", "Not rated when it is another producer's product under another name."]);
const T224: Label = text(&["Chế biến sâu từ vùng nguyên liệu tại chỗ (chất lượng cao theo nhu cầu thị trường)", "Deep processing from a local source area (high quality for market demand)"]);
const T225: Label = text(&["Sản xuất phổ biến ở nhiều tỉnh nhưng nổi trội nhờ nguyên liệu hoặc kỹ thuật truyền thống", "Commonly produced in many provinces, yet outstanding because of ingredients or traditional technique"]);
const T226: Label = text(&["Sản xuất rộng tại địa phương, đặc trưng của tỉnh và nổi trội; hoặc sản phẩm mới từ nguyên liệu đặc trưng của vùng", "Produced widely locally, characteristic of the province and outstanding; or a new product from the area's characteristic ingredient"]);
const T227: Label = text(&["Đặc sản truyền thống chỉ làm ở xã, bán theo nguồn gốc địa lý; hoặc sản phẩm mới từ nguyên liệu đặc trưng của vùng, bán đều ít nhất 36 tháng", "Traditional speciality made only in the commune, sold under geographical origin; or a new product from the area's characteristic ingredient, traded steadily for at least 36 months"]);
const T228: Label = text(&["Vẻ ngoài và độ đều", "Appearance and uniformity"]);
const T229: Label = text(&["Hợp với sản phẩm", "Suited to the product"]);
const T230: Label = text(&["Rất hợp với sản phẩm", "Very well suited to the product"]);
const T231: Label = text(&["Hình dáng và thể chất", "Shape and body"]);
const T232: Label = text(&["Cỡ, dáng, thể chất không đều", "Size, shape and body not uniform"]);
const T233: Label = text(&["Cỡ, dáng, thể chất khá đều (trên 60%)", "Size, shape and body fairly uniform (over 60%)"]);
const T234: Label = text(&["Cỡ, dáng, thể chất đều (trên 90%)", "Size, shape and body uniform (over 90%)"]);
const T235: Label = text(&["Không có mùi riêng, chỉ có mùi hương liệu", "No characteristic odour, only that of flavourings"]);
const T236: Label = text(&["Mùi tự nhiên của nguyên liệu", "Natural odour of the ingredients"]);
const T237: Label = text(&["Mùi tự nhiên của nguyên liệu, hợp và hấp dẫn", "Natural odour of the ingredients, fitting and appealing"]);
const T238: Label = text(&["Không xét khi mọi nguyên liệu đều nhập khẩu hoặc không rõ gốc.", "Not rated when all ingredients are imported or of unclear origin."]);
const T239: Label = text(&["Mức thứ hai in 1 điểm; các phiếu khác in 2.", "The second choice prints 1 point where the other forms print 2."]);
const T240: Label = text(&["Vùng nguyên liệu có chứng nhận quốc tế (ASC, BAP, GlobalG.A.P., MSC…)", "Source area certified internationally (ASC, BAP, GlobalG.A.P., MSC...)"]);
const T241: Label = text(&["Thể chất", "Body"]);
const T242: Label = text(&["Khá hợp với tính chất sản phẩm", "Fairly suited to the product's nature"]);
const T243: Label = text(&["Hợp với tính chất sản phẩm", "Suited to the product's nature"]);
const T244: Label = text(&["Rất hợp với tính chất sản phẩm", "Very well suited to the product's nature"]);
const T245: Label = text(&["Vẻ ngoài", "Appearance"]);
const T246: Label = text(&["Nước pha", "Infusion"]);
const T247: Label = text(&["Chỉ phân loại và sơ chế", "Sorting and primary handling only"]);
const T248: Label = text(&["Dáng và màu cánh chè", "Leaf shape and colour"]);
const T249: Label = text(&["Dáng hoặc màu không hợp", "Unsuitable shape or colour"]);
const T250: Label = text(&["Đều, màu tự nhiên, khá hợp với sản phẩm", "Uniform, natural colour, fairly suited to the product"]);
const T251: Label = text(&["Đều, màu tự nhiên, hợp với sản phẩm", "Uniform, natural colour, suited to the product"]);
const T252: Label = text(&["Màu nước", "Liquor colour"]);
const T253: Label = text(&["Hơi đục, nhạt màu, chấp nhận được", "Slightly cloudy, pale, acceptable"]);
const T254: Label = text(&["Trong, hợp với sản phẩm", "Clear, suited to the product"]);
const T255: Label = text(&["Trong, rất hợp", "Clear, very well suited"]);
const T256: Label = text(&["Trong, rất hợp, giữ màu lâu", "Clear, very well suited, colour lasting"]);
const T257: Label = text(&["Hương nước", "Liquor aroma"]);
const T258: Label = text(&["Mùi lạ (chấp nhận được) hoặc không rõ", "Strange (acceptable) or indistinct odour"]);
const T259: Label = text(&["Hương tự nhiên, nhẹ", "Natural aroma, light"]);
const T260: Label = text(&["Hương tự nhiên, đậm", "Natural aroma, strong"]);
const T261: Label = text(&["Hương tự nhiên, đậm và bền", "Natural aroma, strong and lasting"]);
const T262: Label = text(&["Vị nước", "Liquor taste"]);
const T263: Label = text(&["Vị bất thường (chấp nhận được) hoặc không rõ", "Abnormal (acceptable) or indistinct taste"]);
const T264: Label = text(&["Khá đậm, hợp với sản phẩm", "Fairly full, suited to the product"]);
const T265: Label = text(&["Đậm, êm, hợp", "Full, mellow, suited"]);
const T266: Label = text(&["Đậm, êm, hợp, hậu ngọt", "Full, mellow, suited, sweet aftertaste"]);
const T267: Label = text(&["Mức thứ hai in 11 điểm; đọc là 1 theo điểm tối đa của tiêu chí.", "The second choice prints 11 points; read as 1, as the criterion gives at most 2."]);
const T268: Label = text(&["Khá đều, phù hợp", "Fairly uniform, suitable"]);
const T269: Label = text(&["Đều, phù hợp", "Uniform, suitable"]);
const T270: Label = text(&["Sạch, không có tạp chất lạ", "Clean, no foreign matter"]);
const T271: Label = text(&["Trạng thái, hình dáng", "State and shape"]);
const T272: Label = text(&["Không đều hoặc cháy", "Uneven or burnt"]);
const T273: Label = text(&["Đều, tự nhiên, khá hợp với sản phẩm", "Even, natural, fairly suited to the product"]);
const T274: Label = text(&["Đều, tự nhiên, hợp với sản phẩm", "Even, natural, suited"]);
const T275: Label = text(&["Hương tự nhiên đặc trưng, nhẹ", "Characteristic natural aroma, light"]);
const T276: Label = text(&["Hương tự nhiên đặc trưng, đậm", "Characteristic natural aroma, strong"]);
const T277: Label = text(&["Vị đậm đà, hợp với sản phẩm", "Full taste, suited to the product"]);
const T278: Label = text(&["Vị đậm đà, cuốn hút", "Full, appealing taste"]);
const T279: Label = text(&["Sẫm, sánh, hợp với sản phẩm", "Dark, thick, suited to the product"]);
const T280: Label = text(&["Sẫm, sánh, rất hợp", "Dark, thick, very well suited"]);
const T281: Label = text(&["Bất thường (chấp nhận được) hoặc không rõ", "Abnormal (acceptable) or indistinct"]);
const T282: Label = text(&["Mùi vị cuốn hút, đặc sắc", "Appealing, distinctive smell and taste"]);
const T283: Label = text(&["Chế biến theo cách thường", "Ordinary processing"]);
const T284: Label = text(&["Có kỹ thuật thủ công làm tăng chất lượng", "Manual technique that raises quality"]);
const T285: Label = text(&["Có công nghệ làm tăng chất lượng", "Technology that raises quality"]);
const T286: Label = text(&["Sản xuất rộng tại địa phương, đặc trưng của tỉnh, nổi trội", "Produced widely locally, characteristic of the province, outstanding"]);
const T287: Label = text(&["Đặc sản truyền thống chỉ làm ở xã, độc đáo, bán theo nguồn gốc địa lý", "Traditional speciality made only in the commune, distinctive, sold under geographical origin"]);
const T288: Label = text(&["Rất ít tạp chất hoặc cặn, chấp nhận được", "Very little foreign matter or sediment, acceptable"]);
const T289: Label = text(&["Sạch, không tạp chất, không cặn", "Clean, no foreign matter or sediment"]);
const T290: Label = text(&["Không trong nhưng chấp nhận được", "Not transparent, acceptable"]);
const T291: Label = text(&["Khá trong", "Fairly transparent"]);
const T292: Label = text(&["Trong suốt, không màu", "Transparent, colourless"]);
const T293: Label = text(&["Mùi bất thường hoặc không rõ", "Abnormal or indistinct odour"]);
const T294: Label = text(&["Mùi nhẹ, hợp (với nguyên liệu và loại sản phẩm)", "Light odour, suited (to ingredient and product type)"]);
const T295: Label = text(&["Mùi đậm, hợp", "Strong odour, suited"]);
const T296: Label = text(&["Mùi đậm, hợp, hấp dẫn", "Strong odour, suited, appealing"]);
const T297: Label = text(&["Mùi đậm, hợp, rất hấp dẫn", "Strong odour, suited, very appealing"]);
const T298: Label = text(&["Vị bất thường hoặc không rõ", "Abnormal or indistinct taste"]);
const T299: Label = text(&["Khá rõ, chấp nhận được", "Fairly clear, acceptable"]);
const T300: Label = text(&["Vị đậm, hợp (với nguyên liệu và loại sản phẩm)", "Full taste, suited (to ingredient and product type)"]);
const T301: Label = text(&["Đậm, êm, hợp, hấp dẫn", "Full, mellow, suited, appealing"]);
const T302: Label = text(&["Màu không hợp với sản phẩm", "Colour unsuited to the product"]);
const T303: Label = text(&["Màu hợp với sản phẩm", "Colour suited to the product"]);
const T304: Label = text(&["Màu đẹp, rất hợp với sản phẩm", "Beautiful colour, very well suited"]);
const T305: Label = text(&["Đậm, êm, hợp, không gắt", "Full, mellow, suited, not harsh"]);
const T306: Label = text(&["Đậm, êm, hợp, không gắt, hấp dẫn", "Full, mellow, suited, not harsh, appealing"]);
const T307: Label = text(&["Điều kiện an toàn sản phẩm", "Safety conditions"]);
const T308: Label = text(&["Tinh lọc", "Purification"]);
const T309: Label = text(&["Tinh lọc bằng công nghệ cao", "High technology in purification"]);
const T310: Label = text(&["Tinh lọc và đóng gói bằng công nghệ cao", "High technology in purification and packing"]);
const T311: Label = text(&["Nước có màu", "Coloured"]);
const T312: Label = text(&["Nước có mùi", "Has an odour"]);
const T313: Label = text(&["Mùi tự nhiên nhẹ, chấp nhận được", "Light natural odour, acceptable"]);
const T314: Label = text(&["Không mùi", "Odourless"]);
const T315: Label = text(&["Vị lạ", "Strange taste"]);
const T316: Label = text(&["Hợp, gây ấn tượng, sảng khoái sau khi uống", "Suited, striking, refreshing after drinking"]);
const T317: Label = text(&["Giấy chứng nhận cơ sở đủ điều kiện an toàn (hoặc tương đương) còn hiệu lực", "Valid safety certificate of the production site (or equivalent) from the competent authority"]);
const T318: Label = text(&["Giấy chứng nhận an toàn còn hiệu lực, đã được cơ quan quản lý kiểm tra sau khi cấp", "Valid site safety certificate, and inspected by the authority after it was granted"]);
const T319: Label = text(&["Giấy chứng nhận an toàn còn hiệu lực, đã kiểm tra sau cấp, có minh chứng dây chuyền tiên tiến, hiện đại", "Valid site safety certificate, inspected after grant, and proof of an advanced modern production line"]);
const T320: Label = text(&["Hợp, gây ấn tượng, hấp dẫn", "Suited, striking, appealing"]);
const T321: Label = text(&["An toàn thực phẩm", "Food safety quality"]);
const T322: Label = text(&["Tiện dùng, tiện bảo quản", "Convenience of use and storage"]);
const T323: Label = text(&["Hiệu quả khi dùng", "Effectiveness"]);
const T324: Label = text(&["Kiểm nghiệm định kỳ", "Periodic testing"]);
const T325: Label = text(&["Vùng nguyên liệu có chứng nhận quốc tế (GACP-WHO, GlobalGAP, hữu cơ…)", "Source area certified internationally (GACP-WHO, GlobalGAP, organic...)"]);
const T326: Label = text(&["Giấy chứng nhận cơ sở an toàn còn hiệu lực (GMP thực phẩm chức năng hoặc tương đương)", "Valid site safety certificate (GMP for functional foods or equivalent)"]);
const T327: Label = text(&["GMP hoặc tương đương còn hiệu lực, đã được cơ quan quản lý kiểm tra sau khi cấp", "Valid GMP or equivalent, and inspected by the authority after it was granted"]);
const T328: Label = text(&["GMP hoặc tương đương còn hiệu lực, đã kiểm tra sau cấp, có minh chứng dây chuyền tiên tiến, hiện đại", "Valid GMP or equivalent, inspected after grant, and proof of an advanced modern production line"]);
const T329: Label = text(&["Bản đăng ký công bố, nhãn và quảng cáo (nếu có) đúng quy định, còn hiệu lực", "Registered product declaration, labelling and advertising (if any) as regulated and in force"]);
const T330: Label = text(&["Bản đăng ký công bố, nhãn và quảng cáo đúng quy định, lưu đủ hồ sơ", "Registered product declaration, labelling and advertising as regulated, with the full archive kept"]);
const T331: Label = text(&["Bất tiện", "Not convenient"]);
const T332: Label = text(&["Khá tiện", "Fairly convenient"]);
const T333: Label = text(&["Tiện", "Convenient"]);
const T334: Label = text(&["Rất tiện", "Very convenient"]);
const T335: Label = text(&["Thấp hoặc chưa rõ", "Low or unclear"]);
const T336: Label = text(&["Hiệu quả khá rõ", "Fairly clear effect"]);
const T337: Label = text(&["Hiệu quả cao", "Good effect"]);
const T338: Label = text(&["Hiệu quả rất cao", "Very good effect"]);
const T339: Label = text(&["Hồ sơ công bố có kết quả kiểm nghiệm an toàn", "Safety test results in the registered declaration file"]);
const T340: Label = text(&["Hồ sơ công bố có kết quả kiểm nghiệm an toàn, kèm kiểm nghiệm định kỳ", "Safety test results in the registered declaration file plus periodic tests"]);
const T341: Label = text(&["Chưa kiểm soát chất lượng", "No quality control activity"]);
const T342: Label = text(&["Có kế hoạch kiểm soát chất lượng nội bộ", "Internal quality control plan"]);
const T343: Label = text(&["Có kế hoạch kiểm soát nội bộ gắn với truy xuất nguồn gốc theo quy định", "Internal control plan tied to traceability as regulated"]);
const T344: Label = text(&["Công bố chất lượng", "Quality declaration"]);
const T345: Label = text(&["Cảm quan so với tiêu chuẩn công bố", "Sensory quality (against the declared standard)"]);
const T346: Label = text(&["Chưa có hồ sơ công bố tiêu chuẩn", "No product standard declaration file"]);
const T347: Label = text(&["Có hồ sơ công bố tiêu chuẩn", "Product standard declaration file"]);
const T348: Label = text(&["Hồ sơ công bố kèm tiêu chuẩn nguyên liệu hoặc bao bì", "Declaration file plus ingredient or packaging standard"]);
const T349: Label = text(&["Hồ sơ công bố, tiêu chuẩn nguyên liệu, tiêu chuẩn bao bì và kiểm nghiệm của phòng độc lập", "Declaration file, ingredient standard, packaging standard and independent lab test"]);
const T350: Label = text(&["Chưa đạt", "Fails"]);
const T351: Label = text(&["Tương đối đạt yêu cầu", "Fairly passes"]);
const T352: Label = text(&["Đạt yêu cầu", "Passes"]);
const T353: Label = text(&["Có làm nhưng không đạt", "Done, but failed"]);
const T354: Label = text(&["Có làm, đạt nhưng chưa đủ", "Done and passed, but incomplete"]);
const T355: Label = text(&["Có làm, đạt và đủ", "Done, passed and complete"]);
const T356: Label = text(&["Hướng dẫn chi tiết, giúp giữ chất lượng và tránh tác dụng phụ (nếu có)", "Detailed instructions that protect quality and avoid side effects (if any)"]);
const T357: Label = text(&["Dừng chấm khi thiếu bản công bố bắt buộc.", "The rating stops when the required declaration is missing."]);
const T358: Label = text(&["An toàn", "Safety"]);
const T359: Label = text(&["Hồ sơ công bố kèm tiêu chuẩn nguyên liệu", "Declaration file plus ingredient standard"]);
const T360: Label = text(&["Hồ sơ công bố, tiêu chuẩn nguyên liệu và kiểm nghiệm của phòng độc lập", "Declaration file, ingredient standard and independent lab test"]);
const T361: Label = text(&["Khá an toàn", "Fairly safe"]);
const T362: Label = text(&["Bảo đảm an toàn", "Safe"]);
const T363: Label = text(&["Rất an toàn", "Very safe"]);
const T364: Label = text(&["Các chỉ tiêu chất lượng", "Quality indicators"]);
const T365: Label = text(&["Phân loại, làm giản đơn", "Sorting, simple making"]);
const T366: Label = text(&["Làm bằng tay nghề truyền thống", "Making tied to traditional craft skill"]);
const T367: Label = text(&["Công nghệ phù hợp đi cùng tay nghề truyền thống, sản phẩm tinh và tốt hơn", "Suitable technology with traditional craft skill, refined and better products"]);
const T368: Label = text(&["Bao bì và nhãn", "Packaging and labelling"]);
const T369: Label = text(&["Độ tinh xảo, sắc nét", "Refinement and sharpness"]);
const T370: Label = text(&["Vụng, không bán được", "Not skilful, cannot be sold"]);
const T371: Label = text(&["Khá khéo, bán được", "Fairly skilful, can be sold"]);
const T372: Label = text(&["Khéo, bán được, có giá trị mỹ thuật và kỹ thuật", "Skilful, can be sold, with artistic and technical value"]);
const T373: Label = text(&["Tinh xảo, có giá trị mỹ thuật và kỹ thuật, đủ sức vào cửa hàng lớn và xuất khẩu", "Refined, artistic and technical value, fit for large stores and export"]);
const T374: Label = text(&["Thiết kế riêng", "Distinctive design"]);
const T375: Label = text(&["Kiểu thiết kế phổ biến", "Common design style"]);
const T376: Label = text(&["Phong cách riêng nhưng dáng quen thuộc", "Own style, but ordinary in form"]);
const T377: Label = text(&["Phong cách riêng, cho thấy trí tuệ địa phương", "Own style that shows local wisdom"]);
const T378: Label = text(&["Yếu tố làm tăng giá trị", "Elements that add to the product's value"]);
const T379: Label = text(&["Giá trị sản phẩm chưa rõ", "Product value not clearly shown"]);
const T380: Label = text(&["Giá trị sản phẩm được lồng ghép hài hòa", "Product value harmoniously integrated"]);
const T381: Label = text(&["Giá trị sản phẩm lồng ghép yếu tố văn hóa, dân tộc", "Product value integrated with cultural and ethnic elements"]);
const T382: Label = text(&["Giá trị sản phẩm lồng ghép văn hóa truyền thống, thành sản phẩm đặc trưng", "Product value integrated with traditional cultural elements, a characteristic product"]);
const T383: Label = text(&["Tính năng", "Product features"]);
const T384: Label = text(&["Thiếu tính năng cơ bản", "Basic features missing"]);
const T385: Label = text(&["Đủ tính năng cơ bản để bán tại địa phương", "Basic features for the local market"]);
const T386: Label = text(&["Đủ tính năng cơ bản để bán trong nước", "Basic features for the domestic market"]);
const T387: Label = text(&["Đủ tính năng cơ bản để xuất khẩu", "Basic features for export"]);
const T388: Label = text(&["Chất lượng vật liệu", "Quality of materials"]);
const T389: Label = text(&["Vật liệu không rõ gốc, không an toàn, hoặc trái quy định về môi trường, tài nguyên", "Materials of unclear origin, unsafe, or breaking environmental or resource rules"]);
const T390: Label = text(&["Vật liệu xanh, giữ đa dạng sinh học và cải thiện sinh kế", "Green materials that conserve biodiversity and improve livelihoods"]);
const T391: Label = text(&["Vật liệu xanh như mức trước, vùng nguyên liệu có chứng nhận bền vững", "Green materials as previous level, with a sustainable source-area certificate"]);
const T392: Label = text(&["Nơi chế biến, đóng gói có chứng nhận quốc tế, đủ điều kiện xuất khẩu theo thị trường đích", "Processing and packing site certified internationally, cleared for export and the target market's rules"]);
const T393: Label = text(&["Không xét khi sản phẩm xâm phạm quyền sở hữu trí tuệ.", "Not rated when the product infringes intellectual property."]);
const T394: Label = text(&["Vật liệu xanh, giữ đa dạng sinh học và cải thiện sinh kế đồng bào dân tộc", "Green materials that conserve biodiversity and improve ethnic communities' livelihoods"]);
const T395: Label = text(&["Hướng dẫn chi tiết để dùng đúng", "Detailed instructions for correct use"]);
const T396: Label = text(&["Hướng dẫn chi tiết để dùng đúng, làm nổi bật văn hóa và chất lượng", "Detailed instructions for correct use that bring out culture and quality"]);
const T397: Label = text(&["Chất lượng sản phẩm", "Product quality"]);
const T398: Label = text(&["Sơ chế bằng tay (làm sạch, phân loại, đóng gói)", "Manual primary handling (clean, sort, pack)"]);
const T399: Label = text(&["Có dùng máy khi đóng gói và bảo quản", "Machinery used in packing and preservation"]);
const T400: Label = text(&["Sơ chế, bảo quản bằng công nghệ cao", "High technology in handling and preservation"]);
const T401: Label = text(&["Đẹp, bắt mắt so với loại sản phẩm", "Beautiful, eye-catching for the product"]);
const T402: Label = text(&["Rất đẹp, bắt mắt, ấn tượng so với loại sản phẩm", "Very beautiful, eye-catching and impressive for the product"]);
const T403: Label = text(&["Thiết kế (bao gói, chậu…)", "Product design (wrapping, pot...)"]);
const T404: Label = text(&["Thiết kế đơn giản, phổ biến", "Simple, common design"]);
const T405: Label = text(&["Thiết kế đẹp, hợp với sản phẩm", "Beautiful, fitting design"]);
const T406: Label = text(&["Thiết kế ấn tượng, vật liệu thân thiện môi trường", "Impressive design with environmentally friendly materials"]);
const T407: Label = text(&["Hướng dẫn chi tiết để chơi bền, giữ chất lượng", "Detailed instructions that prolong and keep quality"]);
const T408: Label = text(&["Hai mức đầu cùng in 1 điểm.", "The first two choices both print 1 point."]);
const T409: Label = text(&["Ô điểm in 4 và 1 trên hai dòng; đọc là 4, đúng tổng của phần.", "The points cell prints 4 and 1 on two lines; read as 4, which the part's sum needs."]);
const T410: Label = text(&["Trồng và chăm sóc giản đơn", "Simple growing and care"]);
const T411: Label = text(&["Trồng, chăm sóc và cắt tỉa", "Growing, care, pruning"]);
const T412: Label = text(&["Trồng, chăm sóc, cắt tỉa, tạo dáng bằng tay nghề cao", "Growing, care, pruning, skilled shaping"]);
const T413: Label = text(&["Phong cách và thẻ gắn trên sản phẩm", "Style and labelling (tag on the product)"]);
const T414: Label = text(&["Đủ thông tin sản phẩm", "Complete product information"]);
const T415: Label = text(&["Đủ thông tin, kể được câu chuyện sản phẩm", "Complete information conveying the product story"]);
const T416: Label = text(&["Đủ thông tin, ấn tượng, kể được câu chuyện, có mã truy xuất điện tử", "Complete, impressive information conveying the story, with an electronic traceability code"]);
const T417: Label = text(&["Bán ra ngoài xã", "Market beyond the commune"]);
const T418: Label = text(&["Bán trong tỉnh", "Market within the province"]);
const T419: Label = text(&["Bán ra ngoài tỉnh", "Market beyond the province"]);
const T420: Label = text(&["Bán ra quốc tế, có hợp đồng đã thực hiện", "International market, proven by performed contracts"]);
const T421: Label = text(&["Dáng so với chủng loại", "Shape for its kind"]);
const T422: Label = text(&["Đẹp và ấn tượng", "Beautiful, impressive"]);
const T423: Label = text(&["Rất đẹp và rất ấn tượng", "Very beautiful and impressive"]);
const T424: Label = text(&["Kiểu dáng, tạo hình, mỹ thuật", "Form, shaping and artistry"]);
const T425: Label = text(&["Dáng và tạo hình bình thường", "Average form and shape"]);
const T426: Label = text(&["Dáng khéo, ưa nhìn", "Skilful, good-looking form"]);
const T427: Label = text(&["Dáng khéo, có giá trị mỹ thuật và kỹ thuật", "Skilful form with artistic and technical value"]);
const T428: Label = text(&["Dáng tinh xảo, có giá trị mỹ thuật và thông điệp", "Refined form with artistic value and a message"]);
const T429: Label = text(&["Thiết kế (chậu, phụ kiện…)", "Product design (pot, accessories...)"]);
const T430: Label = text(&["Dưới 50% được nuôi trong xã", "Raised in the commune, but under 50%"]);
const T431: Label = text(&["Từ 50% đến dưới 75% được nuôi trong xã", "50% to under 75% raised in the commune"]);
const T432: Label = text(&["Từ 75% đến 100% được nuôi trong xã", "75-100% raised in the commune"]);
const T433: Label = text(&["Nuôi và chăm sóc giản đơn", "Simple raising and care"]);
const T434: Label = text(&["Nuôi, chăm sóc và tuyển chọn", "Raising, care, selection"]);
const T435: Label = text(&["Nuôi, chăm sóc, tuyển chọn bằng tay nghề cao", "Raising, care, selection with high skill"]);
const T436: Label = text(&["Tổ chức dịch vụ cộng đồng", "Community service organisation"]);
const T437: Label = text(&["Vị trí", "Location"]);
const T438: Label = text(&["Kiến trúc và cảnh quan", "Architecture and landscape"]);
const T439: Label = text(&["Điều kiện kinh doanh", "Business conditions"]);
const T440: Label = text(&["An toàn, an ninh", "Safety and security"]);
const T441: Label = text(&["Dịch vụ trọn vẹn", "Completeness of the service"]);
const T442: Label = text(&["Hoạt động trải nghiệm", "Experience activities"]);
const T443: Label = text(&["Quản lý và nhân viên", "Management and staff"]);
const T444: Label = text(&["Chất lượng sản phẩm du lịch", "Quality of the tourism product"]);
const T445: Label = text(&["Chất lượng phục vụ", "Quality of service"]);
const T446: Label = text(&["Tiện nghi", "Amenities"]);
const T447: Label = text(&["Hoạt động thu hút khách", "Activities that attract visitors"]);
const T448: Label = text(&["Hàng bán kèm (ăn uống, lưu niệm…)", "Goods on sale (food, souvenirs...)"]);
const T449: Label = text(&["Bộ phận điều phối, vận hành", "Coordinating and operating unit"]);
const T450: Label = text(&["Có bộ phận điều phối, vận hành", "A coordinating and operating unit exists"]);
const T451: Label = text(&["Có bộ phận điều phối, có kế hoạch và làm theo kế hoạch", "A coordinating unit with a plan it carries out"]);
const T452: Label = text(&["Quy chế quản lý", "Management rules"]);
const T453: Label = text(&["Có quy chế quản lý dịch vụ", "Rules for managing the service exist"]);
const T454: Label = text(&["Quy chế phân rõ trách nhiệm", "Rules with clear responsibilities"]);
const T455: Label = text(&["Quy chế phân rõ trách nhiệm; người dân cùng quản lý, vận hành và hưởng lợi", "Rules with clear responsibilities in which local people manage, operate and benefit"]);
const T456: Label = text(&["Bảo vệ môi trường tại điểm đến", "Environmental protection at the destination"]);
const T457: Label = text(&["Có giải pháp môi trường cụ thể (rác, nước thải…)", "Concrete environmental measures (rubbish, waste water...)"]);
const T458: Label = text(&["Có giải pháp cụ thể và hạ tầng môi trường dùng chung", "Concrete measures plus shared environmental infrastructure"]);
const T459: Label = text(&["Có giải pháp, hạ tầng và mô hình cộng đồng tự quản", "Measures, infrastructure and a self-managed community model"]);
const T460: Label = text(&["Như mức trước, đạt tiêu chí môi trường nông thôn mới hoặc đã đánh giá tác động môi trường", "As previous level, and the new-countryside environment criterion met or an environmental impact assessment done"]);
const T461: Label = text(&["Tiết kiệm năng lượng", "Energy saving"]);
const T462: Label = text(&["Có việc làm cụ thể để tiết kiệm năng lượng", "Energy-saving measures in action"]);
const T463: Label = text(&["Tiết kiệm, thu hồi, tái dùng năng lượng bằng công nghệ thân thiện môi trường", "Energy saving, recovery and reuse with environmentally friendly technology"]);
const T464: Label = text(&["Gốc ý tưởng du lịch", "Origin of the tourism idea"]);
const T465: Label = text(&["Dựa trên sản phẩm nơi khác, tận dụng thế mạnh tại chỗ", "Based on products elsewhere, using local strengths"]);
const T466: Label = text(&["Ý tưởng riêng, không trùng sản phẩm du lịch khác", "Own idea, not duplicating other tourism products"]);
const T467: Label = text(&["Độc đáo, khác biệt, gắn với văn hóa truyền thống địa phương", "Unique, different, tied to local traditional culture"]);
const T468: Label = text(&["Dịch vụ theo thị trường mục tiêu", "Services for a target market"]);
const T469: Label = text(&["Có kế hoạch cho thị trường mục tiêu", "Plan for a target market"]);
const T470: Label = text(&["Có kế hoạch và sản phẩm du lịch hợp với thị trường đó", "Plan and matching tourism products"]);
const T471: Label = text(&["Gìn giữ di sản, đa dạng sinh học", "Protection of heritage and biodiversity"]);
const T472: Label = text(&["Có hoạt động gìn giữ di sản, hệ sinh thái hoặc đa dạng sinh học", "Activities that protect heritage, ecosystems or biodiversity"]);
const T473: Label = text(&["Có chương trình chung của cộng đồng và hoạt động gìn giữ", "Shared community programme and protection activities"]);
const T474: Label = text(&["Có chương trình chung và cả cộng đồng cùng làm", "Shared community programme in which the whole community acts"]);
const T475: Label = text(&["Hợp tác xã hoạt động đúng luật, công ty cổ phần có vốn cộng đồng địa phương từ 51%, hoặc các loại hình còn lại", "Lawfully run cooperative, joint-stock company with at least 51% local-community capital, or the remaining kinds of producer"]);
const T476: Label = text(&["Nhãn hiệu dịch vụ đã được bảo hộ, có dấu hiệu nguồn gốc địa lý địa phương (và quyền sử dụng nhãn hiệu được bảo hộ nếu có)", "Trademarks of the service registered and a sign of local geographical origin used (with recorded right to use any protected mark)"]);
const T477: Label = text(&["Đại lý quảng bá", "Promotion agents"]);
const T478: Label = text(&["Có một đại lý quảng bá", "A promotion agent exists"]);
const T479: Label = text(&["Từ 3 đại lý quảng bá trong và ngoài tỉnh", "At least 3 promotion agents inside and outside the province"]);
const T480: Label = text(&["Từ 5 đại lý quảng bá trong và ngoài tỉnh", "At least 5 promotion agents inside and outside the province"]);
const T481: Label = text(&["Liên kết vùng", "Regional linkage"]);
const T482: Label = text(&["Liên kết với dịch vụ khác trong tỉnh", "Linked with other services in the province"]);
const T483: Label = text(&["Liên kết trong và ngoài tỉnh", "Linked inside and outside the province"]);
const T484: Label = text(&["Liên kết trong tỉnh, ngoài tỉnh và quốc tế", "Linked inside and outside the province and internationally"]);
const T485: Label = text(&["Tổ chức quảng bá, bán hàng", "Promotion and sales organisation"]);
const T486: Label = text(&["Có người phụ trách quảng bá và bán hàng", "A person responsible for promotion and sales"]);
const T487: Label = text(&["Có bộ phận phụ trách, dùng công nghệ thông tin", "A unit responsible, using information technology"]);
const T488: Label = text(&["Quảng bá nhiều và có website", "Many promotions and a website"]);
const T489: Label = text(&["Quảng bá nhiều, có website và đặt chỗ trực tuyến", "Many promotions, website and online booking"]);
const T490: Label = text(&["Như mức trước, có mặt trên sàn đặt chỗ uy tín trong và ngoài nước", "As previous level, on reputable domestic and international booking platforms"]);
const T491: Label = text(&["Quảng bá quốc tế, website tiếng nước ngoài và sàn đặt chỗ uy tín", "International promotion, foreign-language website and reputable booking platforms"]);
const T492: Label = text(&["Bộ nhận diện quảng bá", "Promotional identity"]);
const T493: Label = text(&["Có tờ rơi", "Leaflet"]);
const T494: Label = text(&["Có phim ngắn, áp phích và bài trên ấn phẩm", "Short film, posters and information in publications"]);
const T495: Label = text(&["Có phim ngắn, áp phích và bài bằng tiếng Việt và ít nhất một ngoại ngữ", "Short film, posters and information in Vietnamese and at least one foreign language"]);
const T496: Label = text(&["Có cẩm nang hoặc câu chuyện", "A handbook or story exists"]);
const T497: Label = text(&["Cẩm nang hoặc câu chuyện riêng, rõ bản sắc địa phương", "A distinctive handbook or story showing local identity"]);
const T498: Label = text(&["Cẩm nang hoặc câu chuyện riêng, rõ bản sắc địa phương, có cả bản tiếng nước ngoài", "A distinctive handbook or story showing local identity, also in a foreign language"]);
const T499: Label = text(&["Trình bày câu chuyện", "Presentation of the story"]);
const T500: Label = text(&["Được ghi thành tư liệu, trình bày tại điểm dịch vụ", "Documented and presented at the service point"]);
const T501: Label = text(&["Được ghi thành tư liệu, trình bày ở nhiều nơi trong và ngoài tỉnh", "Documented and presented at places inside and outside the province"]);
const T502: Label = text(&["Địa bàn nông thôn mới", "New-countryside status of the place"]);
const T503: Label = text(&["Địa bàn chưa được công nhận nông thôn mới, hoặc không phải nông thôn", "Place not yet recognised as new-countryside standard, or not rural"]);
const T504: Label = text(&["Địa bàn đã được công nhận nông thôn mới", "Place recognised as new-countryside standard"]);
const T505: Label = text(&["Thuận tiện, dễ đến", "Convenient, easy to reach"]);
const T506: Label = text(&["Thuận tiện, kề khu có lợi thế du lịch", "Convenient, next to an area with tourism advantages"]);
const T507: Label = text(&["Thuận tiện, kề và nối với các điểm du lịch khác", "Convenient, next to and connected with other tourism places"]);
const T508: Label = text(&["Cảnh quan sạch, đẹp", "Clean, attractive surroundings"]);
const T509: Label = text(&["Cảnh quan sạch, kiến trúc mang nét vùng miền hoặc dân tộc", "Clean surroundings with regional or ethnic architecture"]);
const T510: Label = text(&["Như mức trước, và xã hoặc thôn đạt tiêu chí sáng, xanh, sạch, đẹp", "As previous level, and the commune or village meets the bright-green-clean-beautiful criterion"]);
const T511: Label = text(&["(Cộng đồng) các cơ sở đủ điều kiện đăng ký và kinh doanh", "(Community) providers meet registration and business conditions"]);
const T512: Label = text(&["(Cộng đồng) như mức trước, và có cơ sở đạt chuẩn phục vụ khách du lịch theo Luật Du lịch", "(Community) as previous, and a provider meets the tourist-service standard of the Tourism Law"]);
const T513: Label = text(&["(Điểm du lịch) đủ điều kiện đăng ký và kinh doanh", "(Site) registration and business conditions met"]);
const T514: Label = text(&["(Điểm du lịch) như mức trước, và được công nhận điểm du lịch hoặc đạt chuẩn phục vụ khách", "(Site) as previous, and recognised as a tourist site or meets the tourist-service standard"]);
const T515: Label = text(&["(Cộng đồng) bảo đảm an ninh, phòng cháy, môi trường, an toàn thực phẩm", "(Community) security, fire, environment and food-safety conditions met"]);
const T516: Label = text(&["(Cộng đồng) như mức trước, và tập huấn nhân viên thường xuyên", "(Community) as previous, with regular staff training"]);
const T517: Label = text(&["(Đơn vị kinh doanh) bảo đảm an ninh, phòng cháy, môi trường, an toàn thực phẩm", "(Operator) security, fire, environment and food-safety conditions met"]);
const T518: Label = text(&["(Đơn vị kinh doanh) như mức trước, và tập huấn nhân viên thường xuyên", "(Operator) as previous, with regular staff training"]);
const T519: Label = text(&["Có điểm giới thiệu và bán sản phẩm truyền thống", "Point showing and selling traditional products"]);
const T520: Label = text(&["Có điểm giới thiệu và bán sản phẩm truyền thống, sản phẩm OCOP, kèm tài liệu thông tin", "Point showing and selling traditional and OCOP products, with information material"]);
const T521: Label = text(&["Như mức trước, hạ tầng bố trí hợp lý (bãi xe, nhà vệ sinh, nơi trưng bày)", "As previous level, with well-arranged infrastructure (parking, toilets, display)"]);
const T522: Label = text(&["Có hoạt động trải nghiệm cho khách", "Experience activities offered"]);
const T523: Label = text(&["Có mô hình trải nghiệm", "Experience model set up"]);
const T524: Label = text(&["Dưới 50% quản lý và nhân viên đã được đào tạo", "Under 50% of managers and staff trained"]);
const T525: Label = text(&["Từ 50% đến 75% quản lý và nhân viên đã được đào tạo", "50-75% of managers and staff trained"]);
const T526: Label = text(&["Hơn 75% đã được đào tạo, lễ tân thạo một ngoại ngữ", "Over 75% trained, and reception staff fluent in a foreign language"]);
const T527: Label = text(&["Phong phú, hấp dẫn", "Varied and attractive"]);
const T528: Label = text(&["Phong phú, hấp dẫn, an toàn, chất lượng cao", "Varied, attractive, safe, high quality"]);
const T529: Label = text(&["Như mức trước, và được khách đánh giá cao qua phiếu hoặc trang du lịch uy tín", "As previous level, and rated highly by guests on forms or reputable travel sites"]);
const T530: Label = text(&["Như mức trước, và đậm nét vùng miền", "As previous level, and showing regional character"]);
const T531: Label = text(&["Thân thiện, nhanh, chu đáo", "Friendly, prompt, attentive"]);
const T532: Label = text(&["Thân thiện, nhanh, chu đáo, được khách đánh giá cao", "Friendly, prompt, attentive, rated highly by guests"]);
const T533: Label = text(&["Như mức trước, có phiếu hoặc trang du lịch uy tín làm chứng", "As previous level, proven by forms or reputable travel sites"]);
const T534: Label = text(&["(Cộng đồng) đủ đường, điện, nước sạch, nhà vệ sinh, internet", "(Community) roads, power, clean water, toilets, internet in place"]);
const T535: Label = text(&["(Cộng đồng) như mức trước, và địa bàn đạt các tiêu chí nông thôn mới liên quan", "(Community) as previous, and the place meets the related new-countryside criteria"]);
const T536: Label = text(&["(Đơn vị kinh doanh) đủ điện, nước sạch, nhà vệ sinh, internet", "(Operator) power, clean water, toilets, internet in place"]);
const T537: Label = text(&["(Đơn vị kinh doanh) như mức trước, chất lượng tốt và được khách đánh giá cao", "(Operator) as previous, with good quality and high guest ratings"]);
const T538: Label = text(&["Có lễ hội hoặc biểu diễn văn hóa", "Festival or culture performances offered"]);
const T539: Label = text(&["Cộng đồng biểu diễn ít nhất hai lần mỗi năm", "Community performances at least twice a year"]);
const T540: Label = text(&["Cộng đồng biểu diễn mang nét dân tộc hoặc vùng miền ít nhất hai lần mỗi năm", "Community performances with ethnic or regional character at least twice a year"]);
const T541: Label = text(&["Hàng hóa rõ gốc, đạt tiêu chuẩn, là đặc sản địa phương", "Goods of clear origin, standard quality, local speciality"]);
const T542: Label = text(&["Như mức trước, an toàn thực phẩm, có bán sản phẩm OCOP", "As previous level, food safe, with OCOP products on sale"]);
const T543: Label = text(&["Chọn một trong hai trường hợp, giống nhau cho cả phiếu.", "Choose one of the two cases, the same for the whole sheet."]);
const T544: Label = text(&["Tiêu đề phần A ghi 35 điểm, ô điểm ghi 40; các mục cộng lại là 40.", "The heading of part A says 35 points, its cell 40; the sections sum to 40."]);
const T545: Label = text(&["Có dấu sao ở 3.4 và 3.5 nhưng phiếu thiếu chú thích về dấu sao.", "Stars are printed at 3.4 and 3.5, but the form lacks the note that explains them."]);
const T546: Label = text(&["Rau, củ, quả, hạt tươi", "Fresh vegetables, tubers, fruit and seeds"]);
const T547: Label = text(&["Thịt, thủy sản, trứng, sữa tươi", "Fresh meat, aquatic products, eggs and milk"]);
const T548: Label = text(&["Gạo, ngũ cốc, hạt sơ chế khác", "Rice, cereals and other lightly handled seeds"]);
const T549: Label = text(&["Mật ong, mật khác và nông sản thực phẩm khác", "Honey, other nectars and other farm food"]);
const T550: Label = text(&["Đồ ăn nhanh", "Fast food"]);
const T551: Label = text(&["Chế biến từ gạo, ngũ cốc", "Processed from rice and cereals"]);
const T552: Label = text(&["Chế biến từ rau, củ, quả, hạt", "Processed from vegetables, tubers, fruit and seeds"]);
const T553: Label = text(&["Chế biến từ thịt, thủy sản, trứng, sữa, các sản phẩm từ mật ong, mật khác và nông sản thực phẩm khác", "Processed from meat, aquatic products, eggs, milk, honey, other nectars and other farm food"]);
const T554: Label = text(&["Tương, nước mắm, gia vị dạng lỏng khác", "Soy sauce, fish sauce and other liquid condiments"]);
const T555: Label = text(&["Gia vị khác (muối, hành, tỏi, tiêu)", "Other condiments (salt, onion, garlic, pepper)"]);
const T556: Label = text(&["Chè tươi, chè chế biến", "Fresh and processed tea"]);
const T557: Label = text(&["Sản phẩm trà từ thực vật khác", "Teas from other plants"]);
const T558: Label = text(&["Cà phê, cacao", "Coffee and cocoa"]);
const T559: Label = text(&["Rượu trắng", "White spirits"]);
const T560: Label = text(&["Đồ uống có cồn khác", "Other alcoholic drinks"]);
const T561: Label = text(&["Nước khoáng thiên nhiên, nước uống đóng chai", "Natural mineral water and bottled water"]);
const T562: Label = text(&["Đồ uống không cồn khác", "Other non-alcoholic drinks"]);
const T563: Label = text(&["Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền", "Functional food, herbal and traditional medicines"]);
const T564: Label = text(&["Mỹ phẩm có thành phần từ dược liệu", "Cosmetics with medicinal materials"]);
const T565: Label = text(&["Tinh dầu và dược liệu khác", "Essential oils and other medicinal materials"]);
const T566: Label = text(&["Thủ công mỹ nghệ", "Handicrafts, household and decorative"]);
const T567: Label = text(&["Vải, may mặc", "Fabric and clothing"]);
const T568: Label = text(&["Hoa", "Flowers"]);
const T569: Label = text(&["Cây cảnh", "Ornamental plants"]);
const T570: Label = text(&["Động vật cảnh", "Ornamental animals"]);
const T571: Label = text(&["Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch", "Community tourism, eco-tourism and tourist sites"]);

static C0: [Choice; 3] = [
    choice(1, T15),
    choice(2, T16),
    choice(3, T17),
];
static C1: [Choice; 3] = [
    choice(0, T19),
    choice(1, T20),
    choice(2, T21),
];
static C2: [Choice; 3] = [
    choice(1, T23),
    choice(2, T24),
    choice(3, T25).for_stars(Stars::FIVE),
];
static C3: [Choice; 3] = [
    choice(1, T27),
    choice(2, T28),
    choice(3, T29),
];
static C4: [Choice; 4] = [
    choice(0, T31),
    choice(1, T32),
    choice(2, T33).for_stars(Stars::FOUR),
    choice(3, T34).for_stars(Stars::FIVE),
];
static C5: [Choice; 3] = [
    choice(1, T36).for_stars(Stars::FOUR),
    choice(2, T37),
    choice(3, T38),
];
static C6: [Choice; 2] = [
    choice(0, T40),
    choice(1, T41),
];
static C7: [Choice; 3] = [
    choice(0, T43),
    choice(1, T44),
    choice(3, T45).for_stars(Stars::FOUR),
];
static C8: [Choice; 4] = [
    choice(0, T47),
    choice(1, T48),
    choice(2, T49).for_stars(Stars::THREE),
    choice(3, T50),
];
static C9: [Choice; 3] = [
    choice(1, T52).for_stars(Stars::THREE),
    choice(2, T53),
    choice(3, T54).for_stars(Stars::FOUR),
];
static C10: [Choice; 2] = [
    choice(0, T56).unprinted(),
    choice(1, T57).unprinted(),
];
static C11: [Choice; 3] = [
    choice(1, T59),
    choice(2, T60),
    choice(3, T61),
];
static C12: [Choice; 2] = [
    choice(0, T63),
    choice(1, T64),
];
static C13: [Choice; 3] = [
    choice(1, T66),
    choice(2, T67),
    choice(3, T68),
];
static C14: [Choice; 2] = [
    choice(1, T70),
    choice(2, T71).for_stars(Stars::FOUR),
];
static C15: [Choice; 3] = [
    choice(1, T73).for_stars(Stars::THREE),
    choice(2, T74).for_stars(Stars::FOUR),
    choice(3, T75),
];
static C16: [Choice; 4] = [
    choice(1, T77),
    choice(2, T78).for_stars(Stars::THREE),
    choice(3, T79).for_stars(Stars::FOUR),
    choice(5, T80).for_stars(Stars::FIVE),
];
static C17: [Choice; 4] = [
    choice(0, T82),
    choice(1, T83),
    choice(2, T84),
    choice(3, T85),
];
static C18: [Choice; 5] = [
    choice(0, T87),
    choice(1, T88),
    choice(2, T89),
    choice(3, T90),
    choice(5, T91),
];
static C19: [Choice; 5] = [
    choice(0, T92),
    choice(1, T93),
    choice(2, T94),
    choice(3, T95),
    choice(5, T96).for_stars(Stars::FOUR),
];
static C20: [Choice; 3] = [
    choice(0, T98),
    choice(1, T99),
    choice(2, T100),
];
static C21: [Choice; 4] = [
    choice(0, T102),
    choice(1, T103).for_stars(Stars::THREE),
    choice(3, T104),
    choice(5, T105),
];
static C22: [Choice; 3] = [
    choice(0, T107),
    choice(1, T108),
    choice(2, T109).for_stars(Stars::FOUR),
];
static C23: [Choice; 5] = [
    choice(0, T111),
    choice(1, T112),
    choice(2, T113),
    choice(3, T114).for_stars(Stars::FOUR),
    choice(4, T115),
];
static C24: [Choice; 4] = [
    choice(0, T117),
    choice(1, T118),
    choice(2, T119),
    choice(3, T120),
];
static C25: [Choice; 4] = [
    choice(0, T122),
    choice(1, T112),
    choice(2, T120),
    choice(3, T123),
];
static C26: [Choice; 3] = [
    choice(0, T124),
    choice(1, T125),
    choice(3, T126),
];
static C27: [Choice; 4] = [
    choice(0, T118),
    choice(1, T127),
    choice(3, T128).for_stars(Stars::FOUR),
    choice(5, T129),
];
static C28: [Choice; 3] = [
    choice(2, T130).for_stars(Stars::THREE),
    choice(4, T131),
    choice(5, T132),
];
static C29: [Choice; 3] = [
    choice(1, T133).for_stars(Stars::THREE),
    choice(3, T134).for_stars(Stars::FOUR),
    choice(5, T135),
];
static C30: [Choice; 2] = [
    choice(1, T136),
    choice(2, T137),
];
static C31: [Choice; 3] = [
    choice(1, T138),
    choice(2, T139),
    choice(3, T140),
];
static C32: [Choice; 3] = [
    choice(1, T149),
    choice(2, T150),
    choice(3, T151),
];
static C33: [Choice; 3] = [
    choice(1, T23),
    choice(2, T152),
    choice(3, T153),
];
static C34: [Choice; 3] = [
    choice(0, T19),
    choice(1, T20),
    choice(2, T155),
];
static C35: [Choice; 3] = [
    choice(0, T157),
    choice(1, T44),
    choice(3, T158).for_stars(Stars::FOUR),
];
static C36: [Choice; 3] = [
    choice(1, T160),
    choice(2, T161),
    choice(4, T162).for_stars(Stars::FIVE),
];
static C37: [Choice; 4] = [
    choice(0, T107),
    choice(1, T108),
    choice(2, T163),
    choice(3, T109).for_stars(Stars::FOUR),
];
static C38: [Choice; 4] = [
    choice(0, T112),
    choice(1, T165),
    choice(3, T166).for_stars(Stars::FOUR),
    choice(5, T167).for_stars(Stars::FIVE),
];
static C39: [Choice; 4] = [
    choice(0, T169),
    choice(1, T170),
    choice(2, T171).for_stars(Stars::FOUR),
    choice(3, T172).for_stars(Stars::FIVE),
];
static C40: [Choice; 4] = [
    choice(0, T118),
    choice(1, T127),
    choice(3, T128).for_stars(Stars::FOUR),
    choice(5, T129).for_stars(Stars::FIVE),
];
static C41: [Choice; 3] = [
    choice(0, T43),
    choice(1, T44),
    choice(3, T175).for_stars(Stars::FOUR),
];
static C42: [Choice; 3] = [
    choice(1, T160),
    choice(2, T161),
    choice(3, T162).for_stars(Stars::FOUR),
];
static C43: [Choice; 4] = [
    choice(0, T112),
    choice(1, T165),
    choice(2, T166).for_stars(Stars::FOUR),
    choice(3, T167).for_stars(Stars::FIVE),
];
static C44: [Choice; 4] = [
    choice(0, T177),
    choice(1, T178),
    choice(2, T179).for_stars(Stars::FOUR),
    choice(3, T180).for_stars(Stars::FIVE),
];
static C45: [Choice; 3] = [
    choice(1, T182),
    choice(2, T183),
    choice(3, T184),
];
static C46: [Choice; 3] = [
    misprint("", 0, T19),
    choice(1, T20),
    choice(2, T21),
];
static C47: [Choice; 3] = [
    choice(1, T185),
    choice(2, T24),
    choice(3, T25).for_stars(Stars::FIVE),
];
static C48: [Choice; 3] = [
    choice(0, T186),
    choice(1, T187),
    choice(3, T188).for_stars(Stars::FOUR),
];
static C49: [Choice; 3] = [
    choice(0, T189).ends(Ground::Defect),
    choice(1, T161),
    choice(2, T162).for_stars(Stars::FOUR),
];
static C50: [Choice; 3] = [
    choice(0, T107),
    choice(1, T163),
    choice(2, T109).for_stars(Stars::FOUR),
];
static C51: [Choice; 4] = [
    choice(0, T112),
    choice(1, T165),
    choice(2, T166).for_stars(Stars::FOUR),
    choice(4, T167).for_stars(Stars::FIVE),
];
static C52: [Choice; 5] = [
    choice(0, T177),
    choice(1, T192),
    choice(2, T178),
    choice(3, T193).for_stars(Stars::FOUR),
    choice(4, T194).for_stars(Stars::FIVE),
];
static C53: [Choice; 3] = [
    choice(0, T124),
    choice(1, T125),
    misprint("13", 3, T126),
];
static C54: [Choice; 3] = [
    choice(1, T198),
    choice(2, T199).for_stars(Stars::THREE),
    choice(3, T200),
];
static C55: [Choice; 3] = [
    choice(1, T201),
    choice(2, T202),
    choice(3, T203),
];
static C56: [Choice; 3] = [
    choice(0, T186),
    choice(3, T187),
    choice(5, T188).for_stars(Stars::FOUR),
];
static C57: [Choice; 4] = [
    choice(0, T111),
    choice(1, T205),
    choice(2, T206),
    choice(3, T207),
];
static C58: [Choice; 4] = [
    choice(0, T208),
    choice(1, T209),
    choice(2, T210),
    choice(3, T211),
];
static C59: [Choice; 4] = [
    choice(0, T212),
    choice(1, T213),
    choice(2, T214).for_stars(Stars::FOUR),
    choice(3, T215).for_stars(Stars::FIVE),
];
static C60: [Choice; 4] = [
    choice(0, T217),
    choice(1, T112),
    choice(2, T218).for_stars(Stars::FOUR),
    choice(4, T219).for_stars(Stars::FIVE),
];
static C61: [Choice; 3] = [
    choice(1, T220).for_stars(Stars::THREE),
    choice(3, T221).for_stars(Stars::FOUR),
    choice(5, T222),
];
static C62: [Choice; 3] = [
    choice(1, T201),
    choice(2, T202),
    choice(3, T224),
];
static C63: [Choice; 4] = [
    choice(0, T186),
    choice(1, T225),
    choice(2, T226),
    choice(3, T227).for_stars(Stars::FOUR),
];
static C64: [Choice; 3] = [
    choice(0, T189).ends(Ground::Defect),
    choice(1, T161),
    choice(3, T162).for_stars(Stars::FOUR),
];
static C65: [Choice; 4] = [
    choice(0, T107),
    choice(1, T108),
    choice(2, T163),
    choice(3, T109),
];
static C66: [Choice; 4] = [
    choice(0, T112),
    choice(1, T165),
    choice(2, T229),
    choice(3, T230),
];
static C67: [Choice; 4] = [
    choice(0, T217),
    choice(1, T112),
    choice(2, T218).for_stars(Stars::FOUR),
    choice(3, T219).for_stars(Stars::FIVE),
];
static C68: [Choice; 3] = [
    choice(1, T198).for_stars(Stars::THREE),
    choice(2, T199),
    choice(3, T200),
];
static C69: [Choice; 3] = [
    choice(1, T59),
    choice(1, T60).means(2),
    choice(3, T61),
];
static C70: [Choice; 3] = [
    choice(0, T232),
    choice(1, T233),
    choice(2, T234),
];
static C71: [Choice; 4] = [
    choice(0, T112),
    choice(1, T165),
    choice(2, T229).for_stars(Stars::FOUR),
    choice(3, T230).for_stars(Stars::FIVE),
];
static C72: [Choice; 3] = [
    choice(1, T235),
    choice(2, T236).for_stars(Stars::FOUR),
    choice(3, T237).for_stars(Stars::FIVE),
];
static C73: [Choice; 4] = [
    choice(0, T217),
    choice(1, T112),
    choice(3, T218).for_stars(Stars::FOUR),
    choice(5, T219).for_stars(Stars::FIVE),
];
static C74: [Choice; 3] = [
    choice(0, T19),
    choice(1, T20),
    choice(2, T240),
];
static C75: [Choice; 3] = [
    choice(1, T225),
    choice(2, T226),
    choice(3, T227).for_stars(Stars::FOUR),
];
static C76: [Choice; 3] = [
    choice(1, T198).for_stars(Stars::THREE),
    choice(3, T199),
    choice(5, T200),
];
static C77: [Choice; 4] = [
    choice(0, T111),
    choice(1, T242),
    choice(2, T243),
    choice(3, T244),
];
static C78: [Choice; 3] = [
    choice(1, T73).for_stars(Stars::THREE),
    choice(2, T74),
    choice(3, T75),
];
static C79: [Choice; 4] = [
    choice(0, T247),
    choice(1, T201),
    choice(2, T202),
    choice(3, T224),
];
static C80: [Choice; 3] = [
    choice(0, T189).ends(Ground::Defect),
    misprint("11", 1, T161),
    choice(2, T162).for_stars(Stars::FOUR),
];
static C81: [Choice; 3] = [
    choice(0, T249),
    choice(1, T250),
    choice(2, T251).for_stars(Stars::FOUR),
];
static C82: [Choice; 4] = [
    choice(0, T253),
    choice(1, T254),
    choice(2, T255),
    choice(3, T256),
];
static C83: [Choice; 4] = [
    choice(0, T258),
    choice(1, T259),
    choice(2, T260),
    choice(3, T261),
];
static C84: [Choice; 4] = [
    choice(0, T263),
    choice(1, T264),
    choice(3, T265),
    choice(5, T266),
];
static C85: [Choice; 3] = [
    choice(0, T108),
    choice(1, T268),
    choice(2, T269),
];
static C86: [Choice; 4] = [
    choice(0, T253),
    choice(1, T254),
    choice(2, T255).for_stars(Stars::FOUR),
    choice(3, T256),
];
static C87: [Choice; 4] = [
    choice(0, T258),
    choice(1, T259),
    choice(2, T260).for_stars(Stars::FOUR),
    choice(3, T261),
];
static C88: [Choice; 4] = [
    choice(0, T263),
    choice(1, T264),
    choice(3, T265).for_stars(Stars::FOUR),
    choice(5, T266),
];
static C89: [Choice; 4] = [
    choice(0, T82),
    choice(1, T83),
    choice(3, T84),
    choice(4, T85),
];
static C90: [Choice; 5] = [
    choice(0, T87),
    choice(1, T88),
    choice(2, T89),
    choice(3, T90),
    choice(4, T91),
];
static C91: [Choice; 3] = [
    choice(0, T160),
    choice(1, T161),
    choice(2, T270),
];
static C92: [Choice; 3] = [
    choice(0, T272),
    choice(1, T273),
    choice(2, T274),
];
static C93: [Choice; 3] = [
    choice(0, T258),
    choice(1, T275),
    choice(2, T276),
];
static C94: [Choice; 3] = [
    choice(0, T263),
    choice(1, T277),
    choice(2, T278),
];
static C95: [Choice; 3] = [
    choice(0, T253),
    choice(1, T279),
    choice(2, T280),
];
static C96: [Choice; 3] = [
    choice(0, T281),
    choice(1, T179),
    choice(3, T282),
];
static C97: [Choice; 3] = [
    choice(1, T198).for_stars(Stars::THREE),
    choice(2, T199),
    choice(4, T200),
];
static C98: [Choice; 3] = [
    choice(1, T283),
    choice(2, T284),
    choice(3, T285),
];
static C99: [Choice; 4] = [
    choice(0, T186),
    choice(1, T225),
    choice(2, T286),
    choice(4, T287).for_stars(Stars::FOUR),
];
static C100: [Choice; 3] = [
    choice(0, T189),
    choice(1, T288),
    choice(2, T289),
];
static C101: [Choice; 3] = [
    choice(0, T290),
    choice(1, T291),
    choice(3, T292),
];
static C102: [Choice; 5] = [
    choice(0, T293),
    choice(1, T294),
    choice(2, T295),
    choice(3, T296),
    choice(5, T297),
];
static C103: [Choice; 5] = [
    choice(0, T298),
    choice(1, T299),
    choice(2, T300),
    choice(3, T265),
    choice(5, T301),
];
static C104: [Choice; 3] = [
    choice(1, T138),
    choice(3, T139),
    choice(5, T140),
];
static C105: [Choice; 3] = [
    choice(0, T189).ends(Ground::Defect),
    choice(1, T288),
    choice(2, T289),
];
static C106: [Choice; 3] = [
    choice(0, T302),
    choice(1, T303).for_stars(Stars::FOUR),
    choice(3, T304),
];
static C107: [Choice; 5] = [
    choice(0, T293),
    choice(1, T294),
    choice(2, T295),
    choice(3, T296).for_stars(Stars::FOUR),
    choice(5, T297),
];
static C108: [Choice; 5] = [
    choice(0, T298),
    choice(1, T299),
    choice(2, T300),
    choice(3, T305).for_stars(Stars::FOUR),
    choice(5, T306),
];
static C109: [Choice; 3] = [
    choice(1, T308),
    choice(2, T309),
    choice(3, T310),
];
static C110: [Choice; 2] = [
    choice(0, T189),
    choice(3, T289),
];
static C111: [Choice; 2] = [
    choice(0, T311),
    choice(3, T292),
];
static C112: [Choice; 3] = [
    choice(0, T312),
    choice(2, T313),
    choice(4, T314),
];
static C113: [Choice; 4] = [
    choice(0, T315).ends(Ground::Defect),
    choice(1, T165),
    choice(3, T229),
    choice(5, T316),
];
static C114: [Choice; 3] = [
    choice(1, T317),
    choice(3, T318),
    choice(5, T319).for_stars(Stars::FIVE),
];
static C115: [Choice; 3] = [
    choice(0, T189).ends(Ground::Defect),
    choice(1, T161),
    choice(3, T289),
];
static C116: [Choice; 3] = [
    choice(0, T302),
    choice(2, T303).for_stars(Stars::FOUR),
    choice(4, T304),
];
static C117: [Choice; 4] = [
    choice(0, T315),
    choice(1, T165),
    choice(2, T229),
    choice(3, T320),
];
static C118: [Choice; 3] = [
    choice(0, T19),
    choice(1, T20),
    choice(2, T325),
];
static C119: [Choice; 3] = [
    choice(1, T326).for_stars(Stars::THREE),
    choice(3, T327).for_stars(Stars::FOUR),
    choice(5, T328),
];
static C120: [Choice; 2] = [
    choice(2, T329),
    choice(4, T330),
];
static C121: [Choice; 4] = [
    choice(0, T331),
    choice(1, T332),
    choice(3, T333),
    choice(5, T334),
];
static C122: [Choice; 4] = [
    choice(0, T335),
    choice(1, T336),
    choice(2, T337),
    choice(3, T338),
];
static C123: [Choice; 2] = [
    choice(1, T339),
    choice(3, T340),
];
static C124: [Choice; 3] = [
    choice(0, T341),
    choice(1, T342),
    choice(3, T343),
];
static C125: [Choice; 4] = [
    choice(0, T186),
    choice(1, T225),
    choice(2, T226),
    choice(4, T227).for_stars(Stars::FOUR),
];
static C126: [Choice; 3] = [
    choice(1, T73).for_stars(Stars::THREE),
    choice(2, T53),
    choice(3, T54).for_stars(Stars::FOUR),
];
static C127: [Choice; 4] = [
    choice(0, T346).ends(Ground::MissingDeclaration),
    choice(1, T347),
    choice(3, T348),
    choice(5, T349),
];
static C128: [Choice; 3] = [
    choice(0, T350),
    choice(1, T351),
    choice(3, T352),
];
static C129: [Choice; 4] = [
    choice(0, T335),
    choice(1, T336),
    choice(2, T337),
    choice(4, T338),
];
static C130: [Choice; 3] = [
    choice(0, T353),
    choice(1, T354),
    choice(3, T355),
];
static C131: [Choice; 2] = [
    choice(1, T136),
    choice(2, T356),
];
static C132: [Choice; 3] = [
    choice(1, T347),
    choice(3, T359),
    choice(5, T360),
];
static C133: [Choice; 3] = [
    choice(0, T361),
    choice(1, T362),
    choice(3, T363),
];
static C134: [Choice; 3] = [
    choice(1, T365),
    choice(2, T366),
    choice(3, T367),
];
static C135: [Choice; 4] = [
    choice(0, T31),
    choice(1, T32),
    choice(2, T33).for_stars(Stars::FOUR),
    choice(4, T34).for_stars(Stars::FIVE),
];
static C136: [Choice; 3] = [
    choice(1, T36).for_stars(Stars::FOUR),
    choice(2, T37),
    choice(4, T38),
];
static C137: [Choice; 3] = [
    choice(1, T52).for_stars(Stars::THREE),
    choice(3, T53),
    choice(4, T54).for_stars(Stars::FOUR),
];
static C138: [Choice; 4] = [
    choice(0, T370),
    choice(1, T371),
    choice(3, T372),
    choice(5, T373).for_stars(Stars::FIVE),
];
static C139: [Choice; 3] = [
    choice(1, T375),
    choice(3, T376),
    choice(5, T377).for_stars(Stars::FIVE),
];
static C140: [Choice; 4] = [
    choice(0, T379),
    choice(1, T380),
    choice(2, T381),
    choice(3, T382),
];
static C141: [Choice; 4] = [
    choice(0, T384),
    choice(1, T385),
    choice(2, T386),
    choice(3, T387),
];
static C142: [Choice; 3] = [
    choice(0, T389),
    choice(3, T390),
    choice(5, T391),
];
static C143: [Choice; 3] = [
    choice(1, T130).for_stars(Stars::THREE),
    choice(2, T131),
    choice(4, T132),
];
static C144: [Choice; 3] = [
    choice(1, T220).for_stars(Stars::THREE),
    choice(3, T221).for_stars(Stars::FOUR),
    choice(5, T392),
];
static C145: [Choice; 3] = [
    choice(1, T52).for_stars(Stars::THREE),
    choice(3, T53),
    choice(5, T54).for_stars(Stars::FOUR),
];
static C146: [Choice; 4] = [
    choice(0, T379),
    choice(1, T380),
    choice(3, T381),
    choice(5, T382),
];
static C147: [Choice; 4] = [
    choice(0, T384),
    choice(1, T385),
    choice(2, T386),
    choice(4, T387),
];
static C148: [Choice; 3] = [
    choice(0, T389),
    choice(3, T394),
    choice(5, T391),
];
static C149: [Choice; 3] = [
    choice(1, T130).for_stars(Stars::THREE),
    choice(2, T131),
    choice(3, T132),
];
static C150: [Choice; 3] = [
    choice(1, T136),
    choice(2, T395),
    choice(3, T396),
];
static C151: [Choice; 3] = [
    choice(1, T15),
    choice(2, T16),
    choice(4, T17),
];
static C152: [Choice; 3] = [
    choice(1, T398),
    choice(2, T399),
    choice(4, T400),
];
static C153: [Choice; 4] = [
    choice(0, T186),
    choice(1, T225),
    choice(3, T226),
    choice(5, T227).for_stars(Stars::FOUR),
];
static C154: [Choice; 4] = [
    choice(0, T107),
    choice(1, T108),
    choice(2, T163),
    choice(5, T109).for_stars(Stars::FOUR),
];
static C155: [Choice; 4] = [
    choice(1, T112),
    choice(1, T229),
    choice(3, T401).for_stars(Stars::FOUR),
    choice(5, T402).for_stars(Stars::FIVE),
];
static C156: [Choice; 3] = [
    choice(1, T404),
    choice(2, T405),
    choice(4, T406),
];
static C157: [Choice; 4] = [
    choice(2, T118),
    choice(4, T127),
    choice(6, T128).for_stars(Stars::FOUR),
    choice(8, T129).for_stars(Stars::FIVE),
];
static C158: [Choice; 3] = [
    choice(0, T341),
    choice(2, T342),
    choice(4, T343).for_stars(Stars::THREE),
];
static C159: [Choice; 2] = [
    choice(2, T136),
    misprint("4 1", 4, T407),
];
static C160: [Choice; 3] = [
    choice(1, T410),
    choice(2, T411),
    choice(4, T412),
];
static C161: [Choice; 3] = [
    choice(1, T414).for_stars(Stars::THREE),
    choice(3, T415),
    choice(4, T416).for_stars(Stars::FIVE),
];
static C162: [Choice; 5] = [
    choice(1, T77),
    choice(2, T417),
    choice(3, T418),
    choice(4, T419),
    choice(5, T420),
];
static C163: [Choice; 3] = [
    choice(1, T118),
    choice(3, T422),
    choice(5, T423).for_stars(Stars::FIVE),
];
static C164: [Choice; 3] = [
    choice(1, T229),
    choice(2, T401),
    choice(4, T402),
];
static C165: [Choice; 4] = [
    choice(1, T425),
    choice(2, T426),
    choice(3, T427),
    choice(5, T428).for_stars(Stars::FIVE),
];
static C166: [Choice; 3] = [
    choice(1, T404),
    choice(2, T405),
    choice(3, T406),
];
static C167: [Choice; 4] = [
    choice(2, T118),
    choice(4, T127),
    choice(6, T128).for_stars(Stars::FOUR),
    choice(9, T129).for_stars(Stars::FIVE),
];
static C168: [Choice; 3] = [
    choice(1, T430),
    choice(2, T431),
    choice(4, T432),
];
static C169: [Choice; 3] = [
    choice(1, T433),
    choice(2, T434),
    choice(4, T435),
];
static C170: [Choice; 4] = [
    choice(0, T186),
    choice(1, T225),
    choice(3, T226),
    choice(5, T287).for_stars(Stars::FOUR),
];
static C171: [Choice; 3] = [
    choice(1, T414).for_stars(Stars::THREE),
    choice(3, T415),
    choice(4, T416).for_stars(Stars::FOUR),
];
static C172: [Choice; 3] = [
    choice(1, T229),
    choice(3, T401),
    choice(5, T402),
];
static C173: [Choice; 4] = [
    choice(0, T107),
    choice(1, T108),
    choice(3, T163),
    choice(5, T109).for_stars(Stars::FOUR),
];
static C174: [Choice; 4] = [
    choice(2, T118),
    choice(5, T127),
    choice(7, T128).for_stars(Stars::FOUR),
    choice(10, T129).for_stars(Stars::FIVE),
];
static C175: [Choice; 3] = [
    choice(0, T341),
    choice(3, T342),
    choice(5, T343).for_stars(Stars::THREE),
];
static C176: [Choice; 2] = [
    choice(1, T450),
    choice(3, T451),
];
static C177: [Choice; 3] = [
    choice(1, T453),
    choice(3, T454),
    choice(5, T455),
];
static C178: [Choice; 4] = [
    choice(1, T457),
    choice(2, T458),
    choice(3, T459),
    choice(4, T460),
];
static C179: [Choice; 2] = [
    choice(1, T462),
    choice(2, T463),
];
static C180: [Choice; 3] = [
    choice(1, T465),
    choice(3, T466),
    choice(5, T467),
];
static C181: [Choice; 2] = [
    choice(1, T469),
    choice(2, T470),
];
static C182: [Choice; 3] = [
    choice(1, T472),
    choice(3, T473),
    choice(5, T474),
];
static C183: [Choice; 3] = [
    choice(1, T59),
    choice(2, T60),
    choice(3, T475),
];
static C184: [Choice; 3] = [
    choice(1, T66),
    choice(2, T67),
    choice(4, T68),
];
static C185: [Choice; 2] = [
    choice(1, T70),
    choice(3, T71).for_stars(Stars::FOUR),
];
static C186: [Choice; 3] = [
    choice(1, T73).for_stars(Stars::THREE),
    choice(2, T476).for_stars(Stars::FOUR),
    choice(3, T75),
];
static C187: [Choice; 3] = [
    choice(1, T478),
    choice(3, T479),
    choice(5, T480),
];
static C188: [Choice; 3] = [
    choice(1, T482),
    choice(2, T483),
    choice(3, T484),
];
static C189: [Choice; 2] = [
    choice(1, T486),
    choice(2, T487),
];
static C190: [Choice; 4] = [
    choice(1, T488),
    choice(2, T489),
    choice(3, T490),
    choice(4, T491),
];
static C191: [Choice; 3] = [
    choice(1, T493),
    choice(2, T494),
    choice(3, T495),
];
static C192: [Choice; 3] = [
    choice(1, T496),
    choice(2, T497),
    choice(4, T498),
];
static C193: [Choice; 2] = [
    choice(1, T500),
    choice(2, T501),
];
static C194: [Choice; 2] = [
    choice(1, T503),
    choice(2, T504),
];
static C195: [Choice; 3] = [
    choice(1, T505),
    choice(2, T506),
    choice(3, T507),
];
static C196: [Choice; 3] = [
    choice(1, T508),
    choice(2, T509),
    choice(3, T510),
];
static C197: [Choice; 4] = [
    choice(1, T511).in_case(Case::A),
    choice(3, T512).in_case(Case::A),
    choice(1, T513).in_case(Case::B),
    choice(3, T514).in_case(Case::B),
];
static C198: [Choice; 4] = [
    choice(1, T515).in_case(Case::A),
    choice(2, T516).in_case(Case::A),
    choice(1, T517).in_case(Case::B),
    choice(2, T518).in_case(Case::B),
];
static C199: [Choice; 3] = [
    choice(1, T519),
    choice(2, T520),
    choice(3, T521),
];
static C200: [Choice; 2] = [
    choice(1, T522),
    choice(2, T523),
];
static C201: [Choice; 3] = [
    choice(1, T524),
    choice(2, T525),
    choice(3, T526),
];
static C202: [Choice; 4] = [
    choice(1, T527),
    choice(2, T528),
    choice(3, T529),
    choice(4, T530),
];
static C203: [Choice; 3] = [
    choice(1, T531),
    choice(2, T532),
    choice(4, T533),
];
static C204: [Choice; 4] = [
    choice(1, T534).in_case(Case::A),
    choice(3, T535).in_case(Case::A),
    choice(1, T536).in_case(Case::B),
    choice(3, T537).in_case(Case::B),
];
static C205: [Choice; 3] = [
    choice(1, T538),
    choice(2, T539),
    choice(3, T540),
];
static C206: [Choice; 2] = [
    choice(1, T541),
    choice(2, T542),
];

static PARTS: [Part; 3] = [
    part(b'A', 40, T0),
    part(b'B', 25, T1),
    part(b'C', 35, T2),
];

static SECTIONS_1: [Section; 12] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 12, T7),
    section([7, 0, 0, 0], b'C', 3, T8),
    section([8, 0, 0, 0], b'C', 5, T9),
    section([9, 0, 0, 0], b'C', 5, T10),
    section([10, 0, 0, 0], b'C', 5, T11),
    section([11, 0, 0, 0], b'C', 2, T12),
    section([12, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_1: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T14, &C0),
    leaf([1, 2, 0, 0], 2, T18, &C1),
    leaf([1, 3, 0, 0], 3, T22, &C2),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T30, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C7),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T106, &C22),
    leaf([6, 2, 0, 0], 4, T110, &C23),
    leaf([6, 3, 0, 0], 3, T116, &C24),
    leaf([6, 4, 0, 0], 3, T121, &C25),
    leaf([7, 0, 0, 0], 3, T8, &C26),
    leaf([8, 0, 0, 0], 5, T9, &C27),
    leaf([9, 0, 0, 0], 5, T10, &C28),
    leaf([10, 0, 0, 0], 5, T11, &C29),
    leaf([11, 0, 0, 0], 2, T12, &C30),
    leaf([12, 0, 0, 0], 3, T13, &C31),
];
static NOTES_1: [Note; 8] = [
    note(NoteKind::Eligibility, Some([1, 1, 0, 0]), T141),
    note(NoteKind::Eligibility, Some([2, 1, 0, 0]), T142),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T144),
    note(NoteKind::Hint, Some([9, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([12, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_2: [Section; 11] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_2: [Leaf; 31] = [
    leaf([1, 1, 0, 0], 3, T14, &C32),
    leaf([1, 2, 0, 0], 3, T22, &C33),
    leaf([1, 3, 0, 0], 2, T154, &C34),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C35),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 4, T159, &C36),
    leaf([6, 2, 0, 0], 3, T106, &C37),
    leaf([6, 3, 0, 0], 5, T164, &C38),
    leaf([6, 4, 0, 0], 3, T168, &C39),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C29),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_2: [Note; 8] = [
    note(NoteKind::Eligibility, Some([1, 1, 0, 0]), T141),
    note(NoteKind::Eligibility, Some([2, 1, 0, 0]), T142),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_3: [Section; 12] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 12, T7),
    section([7, 0, 0, 0], b'C', 3, T8),
    section([8, 0, 0, 0], b'C', 5, T9),
    section([9, 0, 0, 0], b'C', 5, T174),
    section([10, 0, 0, 0], b'C', 5, T11),
    section([11, 0, 0, 0], b'C', 2, T12),
    section([12, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_3: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T14, &C0),
    leaf([1, 2, 0, 0], 2, T18, &C1),
    leaf([1, 3, 0, 0], 3, T22, &C2),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C41),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 3, T159, &C42),
    leaf([6, 2, 0, 0], 3, T176, &C37),
    leaf([6, 3, 0, 0], 3, T164, &C43),
    leaf([6, 4, 0, 0], 3, T116, &C44),
    leaf([7, 0, 0, 0], 3, T8, &C26),
    leaf([8, 0, 0, 0], 5, T9, &C40),
    leaf([9, 0, 0, 0], 5, T174, &C28),
    leaf([10, 0, 0, 0], 5, T11, &C29),
    leaf([11, 0, 0, 0], 2, T12, &C30),
    leaf([12, 0, 0, 0], 3, T13, &C31),
];
static NOTES_3: [Note; 9] = [
    note(NoteKind::Eligibility, Some([1, 1, 0, 0]), T141),
    note(NoteKind::Eligibility, Some([2, 1, 0, 0]), T142),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([9, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([12, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
    note(NoteKind::Printing, Some([5, 1, 0, 0]), T181),
];

static SECTIONS_4: [Section; 12] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 12, T7),
    section([7, 0, 0, 0], b'C', 3, T8),
    section([8, 0, 0, 0], b'C', 5, T9),
    section([9, 0, 0, 0], b'C', 5, T174),
    section([10, 0, 0, 0], b'C', 5, T11),
    section([11, 0, 0, 0], b'C', 2, T12),
    section([12, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_4: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T14, &C45),
    leaf([1, 2, 0, 0], 2, T18, &C46),
    leaf([1, 3, 0, 0], 3, T22, &C47),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C48),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C49),
    leaf([6, 2, 0, 0], 2, T190, &C50),
    leaf([6, 3, 0, 0], 4, T191, &C51),
    leaf([6, 4, 0, 0], 4, T116, &C52),
    leaf([7, 0, 0, 0], 3, T8, &C53),
    leaf([8, 0, 0, 0], 5, T9, &C40),
    leaf([9, 0, 0, 0], 5, T174, &C28),
    leaf([10, 0, 0, 0], 5, T11, &C29),
    leaf([11, 0, 0, 0], 2, T12, &C30),
    leaf([12, 0, 0, 0], 3, T13, &C31),
];
static NOTES_4: [Note; 10] = [
    note(NoteKind::Eligibility, Some([1, 1, 0, 0]), T141),
    note(NoteKind::Eligibility, Some([2, 1, 0, 0]), T142),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([9, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([12, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
    note(NoteKind::Printing, Some([1, 2, 0, 0]), T195),
    note(NoteKind::Printing, Some([7, 0, 0, 0]), T196),
];

static SECTIONS_5: [Section; 11] = [
    section([1, 0, 0, 0], b'A', 16, T3),
    section([2, 0, 0, 0], b'A', 12, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_5: [Leaf; 31] = [
    leaf([1, 1, 0, 0], 3, T197, &C54),
    leaf([1, 2, 0, 0], 3, T22, &C55),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 3, T156, &C4),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 5, T42, &C56),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C49),
    leaf([6, 2, 0, 0], 3, T204, &C57),
    leaf([6, 3, 0, 0], 3, T191, &C58),
    leaf([6, 4, 0, 0], 3, T168, &C59),
    leaf([6, 5, 0, 0], 4, T216, &C60),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_5: [Note; 7] = [
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_6: [Section; 11] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_6: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T197, &C54),
    leaf([1, 2, 0, 0], 2, T18, &C1),
    leaf([1, 3, 0, 0], 3, T22, &C62),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C63),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 3, T159, &C64),
    leaf([6, 2, 0, 0], 3, T228, &C65),
    leaf([6, 3, 0, 0], 3, T164, &C66),
    leaf([6, 4, 0, 0], 3, T168, &C59),
    leaf([6, 5, 0, 0], 3, T216, &C67),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_6: [Note; 7] = [
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_7: [Section; 11] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_7: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T197, &C68),
    leaf([1, 2, 0, 0], 2, T18, &C46),
    leaf([1, 3, 0, 0], 3, T22, &C62),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C63),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C69),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C49),
    leaf([6, 2, 0, 0], 2, T231, &C70),
    leaf([6, 3, 0, 0], 3, T164, &C71),
    leaf([6, 4, 0, 0], 3, T168, &C72),
    leaf([6, 5, 0, 0], 5, T216, &C73),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_7: [Note; 10] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
    note(NoteKind::Printing, Some([1, 2, 0, 0]), T195),
    note(NoteKind::Printing, Some([3, 1, 0, 0]), T239),
];

static SECTIONS_8: [Section; 11] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_8: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T197, &C68),
    leaf([1, 2, 0, 0], 2, T18, &C74),
    leaf([1, 3, 0, 0], 3, T22, &C62),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C75),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C49),
    leaf([6, 2, 0, 0], 3, T231, &C65),
    leaf([6, 3, 0, 0], 3, T164, &C71),
    leaf([6, 4, 0, 0], 3, T168, &C59),
    leaf([6, 5, 0, 0], 4, T216, &C60),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_8: [Note; 8] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_9: [Section; 11] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_9: [Leaf; 31] = [
    leaf([1, 1, 0, 0], 5, T197, &C76),
    leaf([1, 2, 0, 0], 3, T22, &C62),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 3, T156, &C4),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C63),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C49),
    leaf([6, 2, 0, 0], 3, T241, &C77),
    leaf([6, 3, 0, 0], 3, T164, &C71),
    leaf([6, 4, 0, 0], 3, T168, &C59),
    leaf([6, 5, 0, 0], 4, T216, &C60),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_9: [Note; 8] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_10: [Section; 11] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_10: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T197, &C68),
    leaf([1, 2, 0, 0], 2, T18, &C46),
    leaf([1, 3, 0, 0], 3, T22, &C62),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C63),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C78),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C49),
    leaf([6, 2, 0, 0], 3, T241, &C77),
    leaf([6, 3, 0, 0], 3, T164, &C71),
    leaf([6, 4, 0, 0], 3, T168, &C59),
    leaf([6, 5, 0, 0], 4, T216, &C60),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_10: [Note; 9] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
    note(NoteKind::Printing, Some([1, 2, 0, 0]), T195),
];

static SECTIONS_11: [Section; 13] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([6, 1, 0, 0], b'C', 4, T245),
    section([6, 2, 0, 0], b'C', 11, T246),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_11: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T197, &C54),
    leaf([1, 2, 0, 0], 2, T18, &C46),
    leaf([1, 3, 0, 0], 3, T22, &C79),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C63),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 1, 0], 2, T159, &C80),
    leaf([6, 1, 2, 0], 2, T248, &C81),
    leaf([6, 2, 1, 0], 3, T252, &C82),
    leaf([6, 2, 2, 0], 3, T257, &C83),
    leaf([6, 2, 3, 0], 5, T262, &C84),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_11: [Note; 10] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 1, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
    note(NoteKind::Printing, Some([1, 2, 0, 0]), T195),
    note(NoteKind::Printing, Some([6, 1, 1, 0]), T267),
];

static SECTIONS_12: [Section; 11] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_12: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T197, &C54),
    leaf([1, 2, 0, 0], 2, T18, &C1),
    leaf([1, 3, 0, 0], 3, T22, &C79),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C63),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C49),
    leaf([6, 2, 0, 0], 2, T204, &C85),
    leaf([6, 3, 0, 0], 3, T252, &C86),
    leaf([6, 4, 0, 0], 3, T257, &C87),
    leaf([6, 5, 0, 0], 5, T262, &C88),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_12: [Note; 8] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_13: [Section; 13] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([6, 1, 0, 0], b'C', 10, T245),
    section([6, 2, 0, 0], b'C', 5, T246),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 2, T12),
    section([11, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_13: [Leaf; 34] = [
    leaf([1, 1, 0, 0], 3, T197, &C54),
    leaf([1, 2, 0, 0], 2, T18, &C1),
    leaf([1, 3, 0, 0], 3, T22, &C79),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C63),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 4, T81, &C89),
    leaf([4, 3, 0, 0], 4, T86, &C90),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 1, 0], 2, T159, &C91),
    leaf([6, 1, 2, 0], 2, T271, &C85),
    leaf([6, 1, 3, 0], 2, T164, &C92),
    leaf([6, 1, 4, 0], 2, T168, &C93),
    leaf([6, 1, 5, 0], 2, T216, &C94),
    leaf([6, 2, 1, 0], 2, T252, &C95),
    leaf([6, 2, 2, 0], 3, T116, &C96),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 2, T12, &C30),
    leaf([11, 0, 0, 0], 3, T13, &C31),
];
static NOTES_13: [Note; 8] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 1, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([11, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_14: [Section; 10] = [
    section([1, 0, 0, 0], b'A', 17, T3),
    section([2, 0, 0, 0], b'A', 11, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_14: [Leaf; 29] = [
    leaf([1, 1, 0, 0], 4, T197, &C97),
    leaf([1, 2, 0, 0], 3, T22, &C98),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 3, T156, &C4),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 4, T42, &C99),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C100),
    leaf([6, 2, 0, 0], 3, T164, &C101),
    leaf([6, 3, 0, 0], 5, T168, &C102),
    leaf([6, 4, 0, 0], 5, T216, &C103),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 5, T13, &C104),
];
static NOTES_14: [Note; 7] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Disqualify, Some([2, 1, 0, 0]), T223),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([10, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_15: [Section; 10] = [
    section([1, 0, 0, 0], b'A', 17, T3),
    section([2, 0, 0, 0], b'A', 11, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_15: [Leaf; 29] = [
    leaf([1, 1, 0, 0], 4, T197, &C97),
    leaf([1, 2, 0, 0], 3, T22, &C98),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 3, T156, &C4),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 4, T42, &C99),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 2, T159, &C105),
    leaf([6, 2, 0, 0], 3, T164, &C106),
    leaf([6, 3, 0, 0], 5, T168, &C107),
    leaf([6, 4, 0, 0], 5, T216, &C108),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 5, T13, &C104),
];
static NOTES_15: [Note; 7] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([10, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_16: [Section; 10] = [
    section([1, 0, 0, 0], b'A', 17, T3),
    section([2, 0, 0, 0], b'A', 11, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T307),
    section([10, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_16: [Leaf; 29] = [
    leaf([1, 1, 0, 0], 4, T197, &C97),
    leaf([1, 2, 0, 0], 3, T22, &C109),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 3, T156, &C4),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 4, T42, &C99),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 3, T159, &C110),
    leaf([6, 2, 0, 0], 3, T164, &C111),
    leaf([6, 3, 0, 0], 4, T168, &C112),
    leaf([6, 4, 0, 0], 5, T216, &C113),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T307, &C114),
    leaf([10, 0, 0, 0], 5, T13, &C104),
];
static NOTES_16: [Note; 6] = [
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 4, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([10, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_17: [Section; 10] = [
    section([1, 0, 0, 0], b'A', 17, T3),
    section([2, 0, 0, 0], b'A', 11, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T7),
    section([7, 0, 0, 0], b'C', 5, T9),
    section([8, 0, 0, 0], b'C', 5, T10),
    section([9, 0, 0, 0], b'C', 5, T11),
    section([10, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_17: [Leaf; 29] = [
    leaf([1, 1, 0, 0], 4, T197, &C97),
    leaf([1, 2, 0, 0], 3, T22, &C98),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 3, T156, &C4),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 4, T42, &C99),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 3, T159, &C115),
    leaf([6, 2, 0, 0], 4, T164, &C116),
    leaf([6, 3, 0, 0], 5, T168, &C107),
    leaf([6, 4, 0, 0], 3, T216, &C117),
    leaf([7, 0, 0, 0], 5, T9, &C40),
    leaf([8, 0, 0, 0], 5, T10, &C28),
    leaf([9, 0, 0, 0], 5, T11, &C61),
    leaf([10, 0, 0, 0], 5, T13, &C104),
];
static NOTES_17: [Note; 6] = [
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 1, 0, 0]), T173),
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([10, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_18: [Section; 14] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 5, T321),
    section([7, 0, 0, 0], b'C', 4, T10),
    section([8, 0, 0, 0], b'C', 5, T322),
    section([9, 0, 0, 0], b'C', 3, T323),
    section([10, 0, 0, 0], b'C', 3, T324),
    section([11, 0, 0, 0], b'C', 5, T9),
    section([12, 0, 0, 0], b'C', 3, T11),
    section([13, 0, 0, 0], b'C', 2, T12),
    section([14, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_18: [Leaf; 31] = [
    leaf([1, 1, 0, 0], 3, T197, &C68),
    leaf([1, 2, 0, 0], 2, T18, &C118),
    leaf([1, 3, 0, 0], 3, T22, &C79),
    leaf([1, 4, 0, 0], 3, T26, &C3),
    leaf([1, 5, 0, 0], 3, T156, &C4),
    leaf([1, 6, 0, 0], 3, T35, &C5),
    leaf([1, 7, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 3, T42, &C63),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 0, 0, 0], 5, T321, &C119),
    leaf([7, 0, 0, 0], 4, T10, &C120),
    leaf([8, 0, 0, 0], 5, T322, &C121),
    leaf([9, 0, 0, 0], 3, T323, &C122),
    leaf([10, 0, 0, 0], 3, T324, &C123),
    leaf([11, 0, 0, 0], 5, T9, &C40),
    leaf([12, 0, 0, 0], 3, T11, &C124),
    leaf([13, 0, 0, 0], 2, T12, &C30),
    leaf([14, 0, 0, 0], 5, T13, &C104),
];
static NOTES_18: [Note; 5] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Hint, Some([14, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 5, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_19: [Section; 14] = [
    section([1, 0, 0, 0], b'A', 17, T3),
    section([2, 0, 0, 0], b'A', 11, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 5, T344),
    section([7, 0, 0, 0], b'C', 3, T345),
    section([8, 0, 0, 0], b'C', 5, T322),
    section([9, 0, 0, 0], b'C', 4, T323),
    section([10, 0, 0, 0], b'C', 5, T9),
    section([11, 0, 0, 0], b'C', 3, T324),
    section([12, 0, 0, 0], b'C', 5, T11),
    section([13, 0, 0, 0], b'C', 2, T12),
    section([14, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_19: [Leaf; 30] = [
    leaf([1, 1, 0, 0], 4, T197, &C97),
    leaf([1, 2, 0, 0], 3, T22, &C79),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 3, T156, &C4),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 4, T42, &C125),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C126),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 0, 0, 0], 5, T344, &C127),
    leaf([7, 0, 0, 0], 3, T345, &C128),
    leaf([8, 0, 0, 0], 5, T322, &C121),
    leaf([9, 0, 0, 0], 4, T323, &C129),
    leaf([10, 0, 0, 0], 5, T9, &C40),
    leaf([11, 0, 0, 0], 3, T324, &C130),
    leaf([12, 0, 0, 0], 5, T11, &C61),
    leaf([13, 0, 0, 0], 2, T12, &C131),
    leaf([14, 0, 0, 0], 3, T13, &C31),
];
static NOTES_19: [Note; 6] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 0, 0, 0]), T357),
    note(NoteKind::Hint, Some([14, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_20: [Section; 14] = [
    section([1, 0, 0, 0], b'A', 17, T3),
    section([2, 0, 0, 0], b'A', 11, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 5, T344),
    section([7, 0, 0, 0], b'C', 3, T345),
    section([8, 0, 0, 0], b'C', 5, T322),
    section([9, 0, 0, 0], b'C', 4, T323),
    section([10, 0, 0, 0], b'C', 3, T358),
    section([11, 0, 0, 0], b'C', 5, T9),
    section([12, 0, 0, 0], b'C', 5, T11),
    section([13, 0, 0, 0], b'C', 2, T12),
    section([14, 0, 0, 0], b'C', 3, T13),
];
static LEAVES_20: [Leaf; 30] = [
    leaf([1, 1, 0, 0], 4, T197, &C97),
    leaf([1, 2, 0, 0], 3, T22, &C79),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 3, T156, &C4),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 4, T42, &C125),
    leaf([2, 2, 0, 0], 3, T46, &C8),
    leaf([2, 3, 0, 0], 3, T51, &C9),
    leaf([2, 4, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 0, 0, 0], 5, T344, &C132).none_ends(Ground::MissingDeclaration),
    leaf([7, 0, 0, 0], 3, T345, &C128),
    leaf([8, 0, 0, 0], 5, T322, &C121),
    leaf([9, 0, 0, 0], 4, T323, &C129),
    leaf([10, 0, 0, 0], 3, T358, &C133),
    leaf([11, 0, 0, 0], 5, T9, &C40),
    leaf([12, 0, 0, 0], 5, T11, &C61),
    leaf([13, 0, 0, 0], 2, T12, &C131),
    leaf([14, 0, 0, 0], 3, T13, &C31),
];
static NOTES_20: [Note; 6] = [
    note(NoteKind::Disqualify, Some([1, 1, 0, 0]), T238),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Stop, Some([6, 0, 0, 0]), T357),
    note(NoteKind::Hint, Some([14, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_21: [Section; 9] = [
    section([1, 0, 0, 0], b'A', 19, T3),
    section([2, 0, 0, 0], b'A', 9, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 21, T364),
    section([7, 0, 0, 0], b'C', 4, T10),
    section([8, 0, 0, 0], b'C', 5, T11),
    section([9, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_21: [Leaf; 28] = [
    leaf([1, 1, 0, 0], 4, T197, &C97),
    leaf([1, 2, 0, 0], 3, T22, &C134),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 4, T156, &C135),
    leaf([1, 5, 0, 0], 4, T35, &C136),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 4, T42, &C125),
    leaf([2, 2, 0, 0], 4, T368, &C137),
    leaf([2, 3, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 5, T369, &C138),
    leaf([6, 2, 0, 0], 5, T374, &C139),
    leaf([6, 3, 0, 0], 3, T378, &C140),
    leaf([6, 4, 0, 0], 3, T383, &C141),
    leaf([6, 5, 0, 0], 5, T388, &C142),
    leaf([7, 0, 0, 0], 4, T10, &C143),
    leaf([8, 0, 0, 0], 5, T11, &C144),
    leaf([9, 0, 0, 0], 5, T13, &C104),
];
static NOTES_21: [Note; 6] = [
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Disqualify, Some([6, 2, 0, 0]), T393),
    note(NoteKind::Hint, Some([7, 0, 0, 0]), T145),
    note(NoteKind::Hint, Some([9, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_22: [Section; 9] = [
    section([1, 0, 0, 0], b'A', 18, T3),
    section([2, 0, 0, 0], b'A', 10, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 24, T364),
    section([7, 0, 0, 0], b'C', 3, T10),
    section([8, 0, 0, 0], b'C', 3, T12),
    section([9, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_22: [Leaf; 28] = [
    leaf([1, 1, 0, 0], 4, T197, &C97),
    leaf([1, 2, 0, 0], 3, T22, &C134),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 4, T156, &C135),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 4, T42, &C125),
    leaf([2, 2, 0, 0], 5, T368, &C145),
    leaf([2, 3, 0, 0], 1, T55, &C10),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 5, T369, &C138),
    leaf([6, 2, 0, 0], 5, T374, &C139),
    leaf([6, 3, 0, 0], 5, T378, &C146),
    leaf([6, 4, 0, 0], 4, T383, &C147),
    leaf([6, 5, 0, 0], 5, T388, &C148),
    leaf([7, 0, 0, 0], 3, T10, &C149),
    leaf([8, 0, 0, 0], 3, T12, &C150),
    leaf([9, 0, 0, 0], 5, T13, &C104),
];
static NOTES_22: [Note; 5] = [
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Disqualify, Some([6, 2, 0, 0]), T393),
    note(NoteKind::Hint, Some([9, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_23: [Section; 10] = [
    section([1, 0, 0, 0], b'A', 19, T3),
    section([2, 0, 0, 0], b'A', 9, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 14, T397),
    section([7, 0, 0, 0], b'C', 8, T9),
    section([8, 0, 0, 0], b'C', 4, T11),
    section([9, 0, 0, 0], b'C', 4, T12),
    section([10, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_23: [Leaf; 26] = [
    leaf([1, 1, 0, 0], 4, T14, &C151),
    leaf([1, 2, 0, 0], 4, T22, &C152),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 4, T156, &C135),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 5, T42, &C153),
    leaf([2, 2, 0, 0], 4, T368, &C137),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C16),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 5, T106, &C154),
    leaf([6, 2, 0, 0], 5, T164, &C155),
    leaf([6, 3, 0, 0], 4, T403, &C156),
    leaf([7, 0, 0, 0], 8, T9, &C157),
    leaf([8, 0, 0, 0], 4, T11, &C158),
    leaf([9, 0, 0, 0], 4, T12, &C159),
    leaf([10, 0, 0, 0], 5, T13, &C104),
];
static NOTES_23: [Note; 7] = [
    note(NoteKind::Eligibility, Some([1, 1, 0, 0]), T141),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Hint, Some([10, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
    note(NoteKind::Printing, Some([6, 2, 0, 0]), T408),
    note(NoteKind::Printing, Some([9, 0, 0, 0]), T409),
];

static SECTIONS_24: [Section; 9] = [
    section([1, 0, 0, 0], b'A', 19, T3),
    section([2, 0, 0, 0], b'A', 9, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 17, T397),
    section([7, 0, 0, 0], b'C', 9, T9),
    section([8, 0, 0, 0], b'C', 4, T11),
    section([9, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_24: [Leaf; 26] = [
    leaf([1, 1, 0, 0], 4, T14, &C151),
    leaf([1, 2, 0, 0], 4, T22, &C160),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 4, T156, &C135),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 5, T42, &C153),
    leaf([2, 2, 0, 0], 4, T413, &C161),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C162),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 5, T421, &C163),
    leaf([6, 2, 0, 0], 4, T164, &C164),
    leaf([6, 3, 0, 0], 5, T424, &C165),
    leaf([6, 4, 0, 0], 3, T429, &C166),
    leaf([7, 0, 0, 0], 9, T9, &C167),
    leaf([8, 0, 0, 0], 4, T11, &C158),
    leaf([9, 0, 0, 0], 5, T13, &C104),
];
static NOTES_24: [Note; 5] = [
    note(NoteKind::Eligibility, Some([1, 1, 0, 0]), T141),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Hint, Some([9, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_25: [Section; 9] = [
    section([1, 0, 0, 0], b'A', 19, T3),
    section([2, 0, 0, 0], b'A', 9, T4),
    section([3, 0, 0, 0], b'A', 12, T5),
    section([4, 0, 0, 0], b'B', 13, T1),
    section([5, 0, 0, 0], b'B', 12, T6),
    section([6, 0, 0, 0], b'C', 15, T397),
    section([7, 0, 0, 0], b'C', 10, T9),
    section([8, 0, 0, 0], b'C', 5, T11),
    section([9, 0, 0, 0], b'C', 5, T13),
];
static LEAVES_25: [Leaf; 25] = [
    leaf([1, 1, 0, 0], 4, T14, &C168),
    leaf([1, 2, 0, 0], 4, T22, &C169),
    leaf([1, 3, 0, 0], 3, T26, &C3),
    leaf([1, 4, 0, 0], 4, T156, &C135),
    leaf([1, 5, 0, 0], 3, T35, &C5),
    leaf([1, 6, 0, 0], 1, T39, &C6),
    leaf([2, 1, 0, 0], 5, T42, &C170),
    leaf([2, 2, 0, 0], 4, T413, &C171),
    leaf([3, 1, 0, 0], 3, T58, &C11),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 3, T65, &C13),
    leaf([3, 4, 0, 0], 2, T69, &C14),
    leaf([3, 5, 0, 0], 3, T72, &C15),
    leaf([4, 1, 0, 0], 5, T76, &C162),
    leaf([4, 2, 0, 0], 3, T81, &C17),
    leaf([4, 3, 0, 0], 5, T86, &C18),
    leaf([5, 1, 0, 0], 5, T6, &C19),
    leaf([5, 2, 0, 0], 2, T97, &C20).after_previous(),
    leaf([5, 3, 0, 0], 5, T101, &C21),
    leaf([6, 1, 0, 0], 5, T421, &C163),
    leaf([6, 2, 0, 0], 5, T164, &C172),
    leaf([6, 3, 0, 0], 5, T106, &C173),
    leaf([7, 0, 0, 0], 10, T9, &C174),
    leaf([8, 0, 0, 0], 5, T11, &C175),
    leaf([9, 0, 0, 0], 5, T13, &C104),
];
static NOTES_25: [Note; 5] = [
    note(NoteKind::Eligibility, Some([1, 1, 0, 0]), T141),
    note(NoteKind::Hint, Some([5, 2, 0, 0]), T143),
    note(NoteKind::Hint, Some([9, 0, 0, 0]), T146),
    note(NoteKind::Printing, Some([1, 4, 0, 0]), T147),
    note(NoteKind::Printing, Some([3, 3, 0, 0]), T148),
];

static SECTIONS_26: [Section; 17] = [
    section([1, 0, 0, 0], b'A', 14, T436),
    section([2, 0, 0, 0], b'A', 12, T4),
    section([3, 0, 0, 0], b'A', 14, T5),
    section([4, 0, 0, 0], b'B', 17, T1),
    section([5, 0, 0, 0], b'B', 8, T6),
    section([6, 0, 0, 0], b'C', 3, T437),
    section([7, 0, 0, 0], b'C', 3, T438),
    section([8, 0, 0, 0], b'C', 3, T439),
    section([9, 0, 0, 0], b'C', 2, T440),
    section([10, 0, 0, 0], b'C', 3, T441),
    section([11, 0, 0, 0], b'C', 2, T442),
    section([12, 0, 0, 0], b'C', 3, T443),
    section([13, 0, 0, 0], b'C', 4, T444),
    section([14, 0, 0, 0], b'C', 4, T445),
    section([15, 0, 0, 0], b'C', 3, T446),
    section([16, 0, 0, 0], b'C', 3, T447),
    section([17, 0, 0, 0], b'C', 2, T448),
];
static LEAVES_26: [Leaf; 32] = [
    leaf([1, 1, 0, 0], 3, T449, &C176),
    leaf([1, 2, 0, 0], 5, T452, &C177),
    leaf([1, 3, 0, 0], 4, T456, &C178),
    leaf([1, 4, 0, 0], 2, T461, &C179),
    leaf([2, 1, 0, 0], 5, T464, &C180),
    leaf([2, 2, 0, 0], 2, T468, &C181),
    leaf([2, 3, 0, 0], 5, T471, &C182),
    leaf([3, 1, 0, 0], 3, T58, &C183),
    leaf([3, 2, 0, 0], 1, T62, &C12),
    leaf([3, 3, 0, 0], 4, T65, &C184),
    leaf([3, 4, 0, 0], 3, T69, &C185),
    leaf([3, 5, 0, 0], 3, T72, &C186),
    leaf([4, 1, 0, 0], 5, T477, &C187),
    leaf([4, 2, 0, 0], 3, T481, &C188),
    leaf([4, 3, 0, 0], 2, T485, &C189),
    leaf([4, 4, 0, 0], 4, T86, &C190),
    leaf([4, 5, 0, 0], 3, T492, &C191),
    leaf([5, 1, 0, 0], 4, T6, &C192),
    leaf([5, 2, 0, 0], 2, T499, &C193),
    leaf([5, 3, 0, 0], 2, T502, &C194),
    leaf([6, 0, 0, 0], 3, T437, &C195),
    leaf([7, 0, 0, 0], 3, T438, &C196),
    leaf([8, 0, 0, 0], 3, T439, &C197),
    leaf([9, 0, 0, 0], 2, T440, &C198),
    leaf([10, 0, 0, 0], 3, T441, &C199),
    leaf([11, 0, 0, 0], 2, T442, &C200),
    leaf([12, 0, 0, 0], 3, T443, &C201),
    leaf([13, 0, 0, 0], 4, T444, &C202),
    leaf([14, 0, 0, 0], 4, T445, &C203),
    leaf([15, 0, 0, 0], 3, T446, &C204),
    leaf([16, 0, 0, 0], 3, T447, &C205),
    leaf([17, 0, 0, 0], 2, T448, &C206),
];
static NOTES_26: [Note; 5] = [
    note(NoteKind::Hint, Some([8, 0, 0, 0]), T543),
    note(NoteKind::Hint, Some([9, 0, 0, 0]), T543),
    note(NoteKind::Hint, Some([15, 0, 0, 0]), T543),
    note(NoteKind::Printing, None, T544),
    note(NoteKind::Printing, None, T545),
];

pub(super) static FORMS: [Form; 26] = [
    form_of(1, T546, &PARTS, &SECTIONS_1, &LEAVES_1, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::NotFromProvince, Ground::CommonProduct, Ground::Defect], &NOTES_1),
    form_of(2, T547, &PARTS, &SECTIONS_2, &LEAVES_2, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::NotFromProvince, Ground::CommonProduct, Ground::Defect], &NOTES_2),
    form_of(3, T548, &PARTS, &SECTIONS_3, &LEAVES_3, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::NotFromProvince, Ground::CommonProduct, Ground::Defect], &NOTES_3),
    form_of(4, T549, &PARTS, &SECTIONS_4, &LEAVES_4, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::NotFromProvince, Ground::CommonProduct, Ground::Defect], &NOTES_4),
    form_of(5, T550, &PARTS, &SECTIONS_5, &LEAVES_5, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::SameAsAnother, Ground::Defect], &NOTES_5),
    form_of(6, T551, &PARTS, &SECTIONS_6, &LEAVES_6, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::SameAsAnother, Ground::Defect], &NOTES_6),
    form_of(7, T552, &PARTS, &SECTIONS_7, &LEAVES_7, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::UnclearIngredients, Ground::SameAsAnother, Ground::Defect], &NOTES_7),
    form_of(8, T553, &PARTS, &SECTIONS_8, &LEAVES_8, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::UnclearIngredients, Ground::SameAsAnother, Ground::Defect], &NOTES_8),
    form_of(9, T554, &PARTS, &SECTIONS_9, &LEAVES_9, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::UnclearIngredients, Ground::SameAsAnother, Ground::Defect], &NOTES_9),
    form_of(10, T555, &PARTS, &SECTIONS_10, &LEAVES_10, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::UnclearIngredients, Ground::SameAsAnother, Ground::Defect], &NOTES_10),
    form_of(11, T556, &PARTS, &SECTIONS_11, &LEAVES_11, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::UnclearIngredients, Ground::SameAsAnother, Ground::Defect], &NOTES_11),
    form_of(12, T557, &PARTS, &SECTIONS_12, &LEAVES_12, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::UnclearIngredients, Ground::SameAsAnother, Ground::Defect], &NOTES_12),
    form_of(13, T558, &PARTS, &SECTIONS_13, &LEAVES_13, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::UnclearIngredients, Ground::SameAsAnother, Ground::Defect], &NOTES_13),
    form_of(14, T559, &PARTS, &SECTIONS_14, &LEAVES_14, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::UnclearIngredients, Ground::SameAsAnother], &NOTES_14),
    form_of(15, T560, &PARTS, &SECTIONS_15, &LEAVES_15, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::ProductionLicence, Ground::UnclearIngredients, Ground::Defect], &NOTES_15),
    form_of(16, T561, &PARTS, &SECTIONS_16, &LEAVES_16, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::Defect], &NOTES_16),
    form_of(17, T562, &PARTS, &SECTIONS_17, &LEAVES_17, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::FoodSafety, Ground::ProductionLicence, Ground::Defect], &NOTES_17),
    form_of(18, T563, &PARTS, &SECTIONS_18, &LEAVES_18, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::ProductionConditions, Ground::MissingDeclaration, Ground::LabellingOrAdvertising, Ground::UnclearIngredients], &NOTES_18),
    form_of(19, T564, &PARTS, &SECTIONS_19, &LEAVES_19, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::ProductionConditions, Ground::MissingDeclaration, Ground::UnclearIngredients], &NOTES_19),
    form_of(20, T565, &PARTS, &SECTIONS_20, &LEAVES_20, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::ProductionConditions, Ground::MissingDeclaration, Ground::UnclearIngredients], &NOTES_20),
    form_of(21, T566, &PARTS, &SECTIONS_21, &LEAVES_21, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::Infringement], &NOTES_21),
    form_of(22, T567, &PARTS, &SECTIONS_22, &LEAVES_22, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::Infringement], &NOTES_22),
    form_of(23, T568, &PARTS, &SECTIONS_23, &LEAVES_23, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::NotFromProvince], &NOTES_23),
    form_of(24, T569, &PARTS, &SECTIONS_24, &LEAVES_24, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::NotFromProvince], &NOTES_24),
    form_of(25, T570, &PARTS, &SECTIONS_25, &LEAVES_25, &[Ground::ForgedDossier, Ground::IncompleteDossier, Ground::NotFromProvince], &NOTES_25),
    form_of(26, T571, &PARTS, &SECTIONS_26, &LEAVES_26, &[], &NOTES_26),
];
