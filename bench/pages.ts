import { percentile } from "#src/bin/simulate/open-loop.ts";

/**
 * Whole pages of a running service, as a browser asks for them one after another: `EMAIL=… PASSWORD=… node scripts/run.mjs
 * bench/pages.ts http://127.0.0.1:8080 /leader "/console?q=ngap+nuoc"`. Signs in as somebody without a second factor; prints Markdown.
 */
const ROUNDS = 30;
const [origin = "http://127.0.0.1:8080", ...paths] = process.argv.slice(2);
const cookie = await signIn(process.env.EMAIL ?? "", process.env.PASSWORD ?? "");
console.log("| page | first byte p50 ms | p95 | whole p50 | p95 | KB |\n|---|---|---|---|---|---|");
for (const path of paths) {
  const [first, whole]: [number[], number[]] = [[], []];
  let bytes = 0;
  for (let i = 0; i < ROUNDS; i++) {
    const begun = performance.now();
    const answer = await fetch(origin + path, { headers: { cookie, accept: "text/html" }, redirect: "manual" });
    first.push(performance.now() - begun);
    bytes = (await answer.arrayBuffer()).byteLength;
    whole.push(performance.now() - begun);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  }
  const at = (times: number[], q: number) => percentile(times.slice(3), q).toFixed(0);
  console.log(
    `| ${path} | ${at(first, 0.5)} | ${at(first, 0.95)} | ${at(whole, 0.5)} | ${at(whole, 0.95)} | ${(bytes / 1_024).toFixed(0)} |`,
  );
}

async function signIn(email: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/console/sign-in`, {
    ...{ method: "POST", redirect: "manual", headers: { origin } },
    body: new URLSearchParams({ email, password, next: "/console" }),
  });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  if (answer.status !== 303 && answer.status !== 302) throw new Error(`sign-in: ${answer.status}`);
  return cookies.join("; ");
}
