import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Agent } from "undici";
import { afterEach, expect, test } from "vitest";
import type { Network } from "../fetching/fetch-public.ts";
import { pinnedTo } from "../fetching/network.ts";
import { fetchGuarded, type MediaRules } from "./fetch-guarded.ts";

const RULES: MediaRules = { hosts: [".zdn.vn"], trustedOrigins: [], maxBytes: 1_000, limitMs: 2_000 };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A provider that answers on this machine while everybody believes it to be on the open Internet. */
async function provider(answer: RequestListener, addresses: Record<string, string[][]> = {}) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo; // listens on TCP
  const connected: (readonly string[] | null)[] = [];
  const asked: string[] = [];
  const network: Network = {
    resolve: async (host) => {
      asked.push(host);
      return addresses[host]?.shift() ?? ["113.161.0.1"];
    },
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
  return { network, connected, asked, port };
}

const PICTURE = "https://cdn.zdn.vn/o/1.jpg";

test("a file of the provider is fetched from the very address that was judged", async () => {
  const { network, connected } = await provider((_, answer) => answer.end("anh"));
  const fetched = await fetchGuarded(network, PICTURE, RULES);
  expect(fetched.ok && Buffer.from(fetched.bytes).toString()).toBe("anh");
  expect(connected).toEqual([["113.161.0.1"]]);
});

test.each([
  "http://cdn.zdn.vn/a.jpg",
  "ftp://cdn.zdn.vn/a.jpg",
  "file:///etc/passwd",
  "data:image/png;base64,AAAA",
  "https://cdn.zdn.vn:8443/a.jpg",
  "https://user:pass@cdn.zdn.vn/a.jpg",
  "https://cdn.zdn.vn@evil.example/a.jpg",
  "https://evil.example/a.jpg",
  "https://evilzdn.vn/a.jpg",
  "https://zdn.vn.evil.example/a.jpg",
  "https://.zdn.vn/a.jpg",
  "https://cdn.zdn.vn./a.jpg",
  "https://evil.example/?https://cdn.zdn.vn/a.jpg",
  "https://evil.example\\@cdn.zdn.vn/a.jpg",
  "https://127.0.0.1/a.jpg",
  "https://[::1]/a.jpg",
  "https://[::ffff:7f00:1]/a.jpg",
  "https://2130706433/a.jpg",
  "https://0x7f.1/a.jpg",
  "https://0177.0.0.1/a.jpg",
  "https://169.254.169.254/latest/meta-data/",
  "https://localhost/a.jpg",
  "https://metadata.google.internal/",
  "https://ⓔvil.example/a.jpg",
  "//cdn.zdn.vn/a.jpg",
  "",
  "không phải địa chỉ",
])("%s is refused without a connection", async (address) => {
  const { network, connected, asked } = await provider((_, answer) => answer.end("x"));
  expect(await fetchGuarded(network, address, RULES)).toMatchObject({ ok: false, outcome: "refused" });
  expect([...connected, ...asked]).toEqual([]);
});

test.each([
  [["127.0.0.1"]],
  [["10.0.0.8"]],
  [["169.254.169.254"]],
  [["::1"]],
  [["::ffff:192.168.1.1"]],
  [["113.161.0.1", "127.0.0.1"]],
])("a name that means %j is refused without a connection", async (addresses) => {
  const { network, connected } = await provider((_, answer) => answer.end("x"), { "cdn.zdn.vn": [addresses] });
  expect(await fetchGuarded(network, PICTURE, RULES)).toMatchObject({ ok: false, outcome: "refused" });
  expect(connected).toEqual([]);
});

test("a name that means something else a moment later is asked once and not believed again", async () => {
  const rebinding = { "cdn.zdn.vn": [["113.161.0.1"], ["127.0.0.1"]] };
  const { network, connected, asked } = await provider((_, answer) => answer.end("anh"), rebinding);
  expect((await fetchGuarded(network, PICTURE, RULES)).ok).toBe(true);
  expect(asked).toEqual(["cdn.zdn.vn"]);
  expect(connected).toEqual([["113.161.0.1"]]);
});

test("the resolver of a connection knows the judged addresses and nothing else", () => {
  const heard: unknown[] = [];
  pinnedTo(["113.161.0.1"])("localhost", { all: true }, (...said) => heard.push(said));
  pinnedTo(["2405:4800::1"])("localhost", {}, (...said) => heard.push(said));
  expect(heard).toEqual([
    [null, [{ address: "113.161.0.1", family: 4 }]],
    [null, "2405:4800::1", 6],
  ]);
});

test.each([
  ["http://169.254.169.254/latest/meta-data/", "refused"],
  ["https://169.254.169.254/", "refused"],
  ["https://evil.example/a.jpg", "refused"],
  ["http://cdn.zdn.vn/a.jpg", "refused"],
  ["file:///etc/passwd", "refused"],
])("a redirect to %s is refused", async (location, outcome) => {
  const { network, connected } = await provider((_, answer) => answer.writeHead(302, { location }).end());
  expect(await fetchGuarded(network, PICTURE, RULES)).toMatchObject({ ok: false, outcome });
  expect(connected).toHaveLength(1);
});

test("a redirect within the provider is judged anew, with its own name", async () => {
  const inside = { "b.zdn.vn": [["10.1.1.1"]] };
  const { network } = await provider(
    (_, answer) => answer.writeHead(302, { location: "https://b.zdn.vn/" }).end(),
    inside,
  );
  expect(await fetchGuarded(network, PICTURE, RULES)).toMatchObject({ outcome: "refused" });
  const good = await provider((request, answer) =>
    request.url === "/2" ? answer.end("anh") : answer.writeHead(302, { location: "/2" }).end(),
  );
  expect((await fetchGuarded(good.network, PICTURE, RULES)).ok).toBe(true);
});

test("four redirects are one too many", async () => {
  let hops = 0;
  const { network } = await provider((_, answer) => answer.writeHead(302, { location: `/${++hops}` }).end());
  expect(await fetchGuarded(network, PICTURE, RULES)).toMatchObject({ outcome: "refused" });
  expect(hops).toBe(4);
});

test("a gigabyte is refused by what it says of itself, and by what it is when it says nothing", async () => {
  const told = await provider((_, answer) => answer.writeHead(200, { "content-length": 2 ** 30 }).write("x"));
  expect(await fetchGuarded(told.network, PICTURE, RULES)).toMatchObject({ outcome: "refused", why: /lớn hơn/ });
  let sent = 0;
  const untold = await provider((_, answer) => {
    const more = () => {
      while (sent < 2 ** 30 && !answer.destroyed) {
        sent += 65_536;
        if (!answer.write(Buffer.alloc(65_536))) return answer.once("drain", more);
      }
      return undefined;
    };
    more();
  });
  expect(await fetchGuarded(untold.network, PICTURE, RULES)).toMatchObject({ outcome: "refused", why: /lớn hơn/ });
  expect(sent).toBeLessThan(2 ** 25);
});

test("compressed on its way it is refused: what it would grow to is unknown", async () => {
  const { network } = await provider((_, answer) => answer.writeHead(200, { "content-encoding": "gzip" }).end("x"));
  expect(await fetchGuarded(network, PICTURE, RULES)).toMatchObject({ outcome: "refused" });
});

test("a body that drips, and a name that is never found, end with the time allowed", async () => {
  const { network } = await provider((_, answer) => {
    answer.write("x");
  });
  expect(await fetchGuarded(network, PICTURE, { ...RULES, limitMs: 150 })).toMatchObject({ outcome: "later" });
  const silent: Network = { ...network, resolve: () => new Promise(() => {}) };
  expect(await fetchGuarded(silent, PICTURE, { ...RULES, limitMs: 150 })).toMatchObject({ outcome: "later" });
});

test.each([
  [404, "gone"],
  [410, "gone"],
  [403, "gone"],
  [500, "later"],
  [429, "later"],
])("%i is %s", async (status, outcome) => {
  const { network } = await provider((_, answer) => answer.writeHead(status).end("x"));
  expect(await fetchGuarded(network, PICTURE, RULES)).toMatchObject({ ok: false, outcome });
});

test("an origin that the operator has named is taken as it is: a provider's stand-in on this machine", async () => {
  const { network, connected, port } = await provider((_, answer) => answer.end("anh"));
  const origin = `http://127.0.0.1:${port}`;
  expect((await fetchGuarded(network, `${origin}/o/1.jpg`, { ...RULES, trustedOrigins: [origin] })).ok).toBe(true);
  expect(connected).toEqual([null]);
  expect((await fetchGuarded(network, `${origin}/o/1.jpg`, RULES)).ok).toBe(false);
});
