import type { DemoAct, Who } from "#dashboards/demo/demo.ts";
import { perform, type Stage } from "./acts.ts";

type Sample = readonly [channel: Who["channel"], person: string, ...acts: DemoAct[]];
const text = (words: string): DemoAct => ({ do: "text", text: words });
const picture: DemoAct = { do: "picture" };

/** Ten matters, so that the console is not empty: every channel, near and far, one urgent, one without a place. */
const SAMPLES: readonly Sample[] = [
  ["zalo", "an", text("Rác chất đống trước số 12 Lê Lợi, phường Bến Thành đã ba ngày, mùi hôi rất khó chịu."), picture],
  [
    "zalo",
    "binh",
    text("Đèn đường hẻm 45 Nguyễn Trãi phường Bến Thành tắt cả tuần, buổi tối trẻ em đi học về rất nguy hiểm."),
  ],
  ["zalo", "cuong", text("Quán nhậu gần nhà hát karaoke loa kéo tới nửa đêm, cả xóm không ngủ được.")],
  ["facebook", "dung", text("Nắp cống trước trường tiểu học ở phường Dĩ An bị vỡ, có cháu nhỏ suýt té."), picture],
  ["facebook", "giang", text("Cây xanh lớn trước số 8 Trương Định phường Bến Thành bị nghiêng, sắp đổ vào dây điện.")],
  [
    "facebook",
    "an",
    { do: "comment", text: "Vỉa hè đường Hoàng Hoa Thám, phường Vũng Tàu bị lấn chiếm buôn bán hết lối đi." },
  ],
  [
    "hotline",
    "binh",
    {
      do: "call",
      keys: "1",
      how: "desk",
      note: "Bà Bình báo mất nước từ sáng tại chung cư 20 Phạm Ngũ Lão, phường Bến Thành, hỏi khi nào có nước lại.",
    },
  ],
  [
    "hotline",
    "cuong",
    {
      do: "call",
      keys: "1",
      how: "desk",
      note: "Ông Cường báo dây cáp viễn thông võng xuống ngang mặt đường Võ Thị Sáu, phường Bà Rịa, xe qua lại dễ vướng.",
    },
  ],
  [
    "webform",
    "dung",
    {
      do: "form",
      text: "Đường trước nhà ngập sâu sau mỗi cơn mưa, nước tràn vào nhà.",
      address: "Đường Lý Tự Trọng, phường Bến Thành",
    },
  ],
  [
    "webform",
    "giang",
    {
      do: "form",
      text: "Đề nghị lắp thêm đèn tín hiệu cho người đi bộ ở ngã tư đông xe.",
      address: "Ngã tư Yersin, phường Thủ Dầu Một",
    },
  ],
];

/** Plays them one after the other. @returns how many could not be sent */
export async function playSamples(stage: Stage): Promise<number> {
  let failed = 0;
  for (const [channel, person, ...acts] of SAMPLES) {
    for (const act of acts) await perform(stage, { channel, person }, act).catch(() => failed++);
  }
  return failed;
}
