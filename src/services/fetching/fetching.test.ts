import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Agent } from "undici";
import { afterEach, describe, expect, test } from "vitest";
import { type FetchRules, fetchPublic, type Network } from "./fetch-public.ts";
import { pageReader } from "./page-reader.ts";

const RULES: FetchRules = { allows: null, trustedOrigins: [], maxBytes: 10_000, limitMs: 2_000 };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A site that answers on this machine while everybody believes it to be on the open Internet. */
async function site(answer: RequestListener, addresses: Record<string, string[]> = {}) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo; // listens on TCP
  const connected: (readonly string[] | null)[] = [];
  const network: Network = {
    resolve: async (host) => addresses[host] ?? ["113.161.0.1"],
    connectionTo: (to) => {
      connected.push(to);
      const agent = new Agent({
        connect: (_options, done) => {
          const socket = connect(port, "127.0.0.1");
          socket.once("connect", () => done(null, socket)).once("error", (error) => done(error, null));
        },
      });
      return { dispatcher: agent, close: () => agent.destroy() };
    },
  };
  return { network, connected };
}

describe("an address that a stranger chose", () => {
  test.each([
    "http://bao.example.vn/rss",
    "https://bao.example.vn:8443/rss",
    "https://user@bao.example.vn/rss",
    "https://user:pass@bao.example.vn/rss",
    "ftp://bao.example.vn/rss",
    "file:///etc/passwd",
    "file://bao.example.vn/etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "dict://127.0.0.1:11211/stats",
    "data:application/rss+xml,<rss/>",
    "javascript:alert(1)",
    "blob:https://bao.example.vn/1",
    "//bao.example.vn/rss",
    "",
    "không phải địa chỉ",
    "https://",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://0/",
    "https://0.0.0.0/",
    "https://2130706433/",
    "https://017700000001/",
    "https://0x7f000001/",
    "https://0x7f.0x0.0x0.0x1/",
    "https://127.0.0.1.:443/",
    "https://①②⑦.⓪.⓪.①/",
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://198.18.0.1/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://[2002:7f00:1::]/",
    "https://[::127.0.0.1]/",
  ])("%s is refused without a connection", async (address) => {
    const { network, connected } = await site((_, answer) => answer.end("x"));
    expect(await fetchPublic(network, address, RULES)).toMatchObject({ ok: false });
    expect(connected).toEqual([]);
  });

  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.255.255",
    "192.168.0.1",
    "169.254.169.254",
    "100.100.100.200",
    "0.0.0.0",
    "::1",
    "fe80::1",
    "fd12::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2001:db8::1",
  ])("a name that means %s is refused without a connection", async (address) => {
    const { network, connected } = await site((_, answer) => answer.end("x"), {
      "noi-bo.example.vn": ["113.161.0.1", address],
    });
    const answer = await fetchPublic(network, "https://noi-bo.example.vn/", RULES);
    expect(answer).toEqual({ ok: false, failing: "private_network", host: "noi-bo.example.vn" });
    expect(connected).toEqual([]);
  });

  test("a redirect into our own network is refused, and so is one in a circle", async () => {
    const inside = await site((_, answer) => answer.writeHead(302, { location: "https://169.254.169.254/" }).end());
    expect(await fetchPublic(inside.network, "https://bao.example.vn/", RULES)).toMatchObject({
      failing: "private_network",
    });
    const down = await site((_, answer) => answer.writeHead(301, { location: "http://bao.example.vn/" }).end());
    expect(await fetchPublic(down.network, "https://bao.example.vn/", RULES)).toMatchObject({ failing: "not_https" });
    const circle = await site((_, answer) => answer.writeHead(302, { location: "/" }).end());
    expect(await fetchPublic(circle.network, "https://bao.example.vn/", RULES)).toMatchObject({ failing: "redirects" });
    const broken = await site((_, answer) => answer.writeHead(302, { location: "https://[" }).end());
    expect(await fetchPublic(broken.network, "https://bao.example.vn/", RULES)).toMatchObject({
      failing: "not_an_address",
    });
  });

  test("a name that nobody knows, and a caller who has gone already, end at once", async () => {
    const { network } = await site((_, answer) => answer.end("x"));
    const unknown: Network = { ...network, resolve: () => Promise.reject(new Error("ENOTFOUND")) };
    expect(await fetchPublic(unknown, "https://bao.example.vn/", RULES)).toMatchObject({ failing: "no_such_host" });
    const silent: Network = { ...network, resolve: () => new Promise(() => {}) };
    expect(await fetchPublic(silent, "https://bao.example.vn/", RULES, AbortSignal.abort())).toMatchObject({
      ok: false,
    });
  });

  test("of an error nothing is read but its status", async () => {
    const { network } = await site((_, answer) => answer.writeHead(500).end("x".repeat(100_000)));
    const answer = await fetchPublic(network, "https://bao.example.vn/", RULES);
    expect(answer).toMatchObject({ ok: true, status: 500, bytes: new Uint8Array() });
  });
});

describe("robots.txt", () => {
  const NOW = new Date("2026-11-26T03:00:00Z");
  const readerOf = (network: Network, now = () => NOW) =>
    pageReader({ network, trustedOrigins: [], city: "Thành phố Hồ Chí Minh", publicUrl: "https://pa.example.vn", now });
  const limits = { maxBytes: 1_000, limitMs: 2_000 };
  const saying = (robots: string, status = 200) => {
    const asked: string[] = [];
    const answer: RequestListener = (request, to) => {
      asked.push(request.url ?? "");
      if (request.url === "/robots.txt") to.writeHead(status).end(robots);
      else to.end("bài");
    };
    return { asked, answer };
  };

  test.each([
    ["User-agent: *\nDisallow: /", false],
    ["User-agent: LangNghe\nDisallow: /rss", false],
    ["User-agent: *\nDisallow: /\n\nUser-agent: langnghe\nAllow: /", true],
    ["User-agent: *\nDisallow: /admin", true],
    ["User-agent: *\nDisallow: /*.rss$", false],
    ["", true],
    ["<html>không phải robots</html>", true],
  ])("%j: %s", async (robots, allowed) => {
    const { answer } = saying(robots);
    const { network } = await site(answer);
    const read = await readerOf(network).read("https://bao.example.vn/rss/thoi-su.rss", limits);
    expect(read.answer.ok).toBe(allowed);
  });

  test.each([
    [404, true],
    [403, true],
    [500, false],
    [503, false],
    [429, false],
  ])("answered with %i, reading is allowed: %s", async (status, allowed) => {
    const { answer } = saying("", status);
    const { network } = await site(answer);
    expect((await readerOf(network).read("https://bao.example.vn/rss", limits)).answer.ok).toBe(allowed);
  });

  test("is asked once a day for each site", async () => {
    let now = NOW;
    const { asked, answer } = saying("");
    const { network } = await site(answer);
    const reader = readerOf(network, () => now);
    for (const path of ["/1", "/2"]) await reader.read(`https://bao.example.vn${path}`, limits);
    now = new Date(NOW.getTime() + 86_400_001);
    await reader.read("https://bao.example.vn/3", limits);
    expect(asked).toEqual(["/robots.txt", "/1", "/2", "/robots.txt", "/3"]);
  });
});
