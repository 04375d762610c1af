import { chromium } from "playwright-core";
import { Secret, TOTP } from "otpauth";
const pw = process.argv[2] ?? "";
const NEXT = "mot cau rat dai va de nho";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--headless"] });
const ctx = await b.newContext({ locale: "vi-VN", baseURL: "http://localhost:8171", viewport: { width: 1440, height: 900 } });
const page = await ctx.newPage();
page.on("console", (m) => m.type() === "error" && console.log("CONSOLE", m.text(), m.location().url));
page.on("pageerror", (e) => console.log("PAGEERROR", e.message));
page.on("response", (r) => r.status() >= 400 && console.log("HTTP", r.status(), r.url()));
const cdp = await ctx.newCDPSession(page);
await cdp.send("WebAuthn.enable");
await cdp.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
const shot = async (name: string) => { for (const [w, dark] of [[1440, false], [390, true]] as const) { await page.setViewportSize({ width: w, height: 900 }); await page.emulateMedia({ colorScheme: dark ? "dark" : "light" }); await page.screenshot({ path: `/tmp/identity-shots/${name}-${w}.png`, fullPage: true }); } await page.setViewportSize({ width: 1440, height: 900 }); await page.emulateMedia({ colorScheme: "light" }); };
await page.goto("/console/sign-in"); await shot("sign-in");
await page.fill("[name=email]", "admin@langnghe.local"); await page.fill("[name=password]", pw);
await page.locator("main form button[type=submit]").last().click(); await page.waitForLoadState();
if (page.url().includes("password")) { await page.fill("[name=current]", pw); await page.fill("[name=next]", NEXT); await page.fill("[name=again]", NEXT); await page.locator("main form button[type=submit]").last().click(); await page.waitForLoadState(); }
console.log(page.url());
await page.goto("/console/account/totp"); await shot("totp");
const secret = (await page.locator(".totp-secret").innerText()).replaceAll(" ", "");
await page.fill("[name=code]", new TOTP({ secret: Secret.fromBase32(secret) }).generate());
await page.locator("main form button[type=submit]").last().click(); await page.waitForLoadState(); await shot("codes");
await page.goto("/console/account");
console.log("boxes", await page.evaluate(() => [...document.querySelectorAll("[data-passkey]")].map((e) => e.outerHTML.slice(0, 200))));
try { await page.fill("#passkey-name", "Máy cơ quan", { timeout: 3000 }); await page.getByRole("button", { name: "Thêm khóa truy cập" }).click({ timeout: 3000 }); await page.waitForURL(/done=passkey/, { timeout: 5000 }); } catch (e) { console.log(String(e).slice(0, 400)); console.log(await page.locator("[data-passkey]").innerText()); }
await shot("account");
for (const p of ["people", "people/1", "tokens", "security", "audit"]) { await page.goto(`/admin/${p}`); await shot(p.replace("/", "-")); }
await page.locator("form[action$=verify] button").click(); await page.waitForLoadState(); console.log(await page.locator(".notice").first().innerText());
await b.close();
