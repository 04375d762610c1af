import { sql } from "drizzle-orm";
import { saidVector } from "#src/domain/listening/said-words.ts";
import { simhashOf } from "#src/domain/listening/simhash.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { keepPartitions } from "#src/services/listening/keep-partitions.ts";

const SAMPLES = 8_000;
const BATCH = 100_000;
const DAYS = 730;
const SOURCES = 12;

const WHO =
  "bà con,tụi em,mọi người,ai cũng,cả xóm,tôi,nhà cháu,anh em tài xế,mấy cô bán hàng,phụ huynh,sinh viên".split(",");
const WHAT =
  "ngập nước,kẹt xe,rác thải,đèn đường tắt,hàng xóm karaoke,vỉa hè bị lấn chiếm,cây xanh gãy,nước yếu,mất điện,ổ gà,nắp cống mất,xe buýt trễ,triều cường dâng,khói bụi công trình,chó thả rông,trường thiếu chỗ,thủ tục lâu,chợ tự phát,đậu xe lòng đường,hầm chui".split(
    ",",
  );
const HOW =
  "quá trời,suốt tuần,không ai lo,mãi chưa xong,lại nữa rồi,nguy hiểm lắm,ai xử lý giùm,hết chịu nổi,từ sáng tới giờ,cả tháng nay,rất mong sớm khắc phục".split(
    ",",
  );
const one = (words: readonly string[], i: number) => words[i % words.length] ?? "";

/** Posts of two years from twelve sources, in words that repeat like people's do. Invented; no two neighbours the same. */
export async function seedMentions(ctx: Ctx, count: number, progress: (done: number) => void): Promise<void> {
  await ctx.db.execute(sql`insert into sources (id, kind, name)
    select 'bench-' || i, 'webhook', 'Nguồn ' || i from generate_series(0, ${SOURCES - 1}) i on conflict do nothing`);
  await ctx.db.execute(sql`create table bench_samples (i int primary key, text text, words tsvector, simhash bigint, sector text,
    ward text, unit text)`);
  for (let at = 0; at < SAMPLES; at += 500) await addSamples(ctx, at);
  await makeMonths(ctx);
  for (let done = 0; done < count; done += BATCH) {
    await addBatch(ctx, done, Math.min(done + BATCH, count), count);
    progress(Math.min(done + BATCH, count));
  }
  await ctx.db.execute(sql`drop table bench_samples`);
}

async function addSamples(ctx: Ctx, from: number): Promise<void> {
  const rows = Array.from({ length: 500 }, (_, n) => {
    const i = from + n;
    const ward = ctx.city.wards[(i * 5) % ctx.city.wards.length];
    const text = `${one(WHO, i * 3)} ở ${ward?.name} than ${one(WHAT, i)} ${one(HOW, i * 5)}, ${one(WHAT, i * 11 + 3)} nữa, xe số ${i % 977}`;
    return sql`(${i}, ${text}, ${saidVector(text)}::tsvector, ${String(simhashOf(text) ?? 0n)}::bigint, ${one(SECTOR_IDS, i)},
      ${i % 4 ? (ward?.code ?? null) : null}, ${i % 4 ? `${ward?.code}-ubnd` : null})`;
  });
  await ctx.db.execute(sql`insert into bench_samples values ${sql.join(rows, sql`, `)}`);
}

/** A row a month gives each its partition; then they go. */
async function makeMonths(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`insert into mentions (posted_at, source_id, kind, text, changed_at)
    select now() - make_interval(days => i * 15), 'bench-0', 'post', '', now() from generate_series(0, ${Math.ceil(DAYS / 15) + 1}) i`);
  await keepPartitions(ctx);
  await ctx.db.execute(sql`delete from mentions`);
}

/** Half is relevant, one in forty a copy, nine in ten decided on: a desk that is worked off. */
async function addBatch(ctx: Ctx, from: number, until: number, count: number): Promise<void> {
  await ctx.db.execute(sql`
    insert into mentions (posted_at, source_id, kind, text, changed_at, seen_at, sector, urgency, verdict_kind, sentiment, confidence,
      model, ward_code, unit_id, relevance, simhash, words, state, dismiss_reason, same_as)
    select at, 'bench-' || (n % ${SOURCES}), 'post', s.text, at, at, s.sector,
      (array['normal', 'low', 'normal', 'high', 'normal', 'low', 'low', 'normal', 'normal', 'critical'])[1 + n % 10 * (n % 7) / 7],
      'complaint', (array['negative', 'neutral', 'positive'])[1 + n % 3], 0.8, 'bench', s.ward, u.id,
      (n * 7919 % 100) / 100.0, s.simhash, s.words,
      case when n % 10 = 0 or at > now() - interval '1 day' then 'new' else 'dismissed' end,
      case when n % 10 <> 0 and at <= now() - interval '1 day' then 'not_city' end,
      case when n % 40 = 7 then 1 end
    from generate_series(${from}::bigint, ${until - 1}::bigint) n
      join bench_samples s on s.i = n * 31 % ${SAMPLES}
      left join units u on u.id = s.unit,
      lateral (select now() - make_interval(secs => ((${count}::float8 - n) / ${count} * ${DAYS * 86_400})::int) as at) t`);
}
