// Drives a headless Chromium through the site and prints what it saw as JSON; the Go test
// beside it serves the site, judges, and says what to do in a file of JSON:
//   {browser, proxy, base, cases: [{name, input (base64), lang, at}], hostile: [base64],
//    kinds: [path], shots: folder or ""}
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const todo = JSON.parse(readFileSync(process.argv[2], "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const seen = { complaints: [], answers: [], tags: [], axe: [], times: {}, said: {}, inserted: [] };

const browser = await puppeteer.launch({
  executablePath: todo.browser,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--proxy-server=" + todo.proxy, "--proxy-bypass-list=<-loopback>",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps", "--no-first-run",
    "--disable-features=PreconnectToSearch,OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater", "--no-pings"],
});

await browser.defaultBrowserContext().overridePermissions(new URL(todo.base).origin, ["clipboard-read", "clipboard-sanitized-write"]);

// open opens a page of the site and notes whatever the browser complains about.
async function open(path) {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  page.on("console", (m) => ["error", "warn"].includes(m.type()) && seen.complaints.push(path + ": " + m.text() + " " + (m.location()?.url ?? "")));
  page.on("pageerror", (e) => seen.complaints.push(path + ": " + e.message));
  page.on("request", (r) => r.url().startsWith(todo.base) || seen.complaints.push(path + " asks for " + r.url()));
  page.on("requestfailed", (r) => seen.complaints.push(path + ": " + r.url() + " " + r.failure()?.errorText));
  page.on("dialog", (d) => { seen.complaints.push(path + ": a dialog: " + d.message()); d.dismiss(); });
  await page.goto(todo.base + path, { waitUntil: "load" });
  return page;
}

// mark tells the server that something begins, so that its log shows what it caused.
const stage = (name) => console.error((performance.now() / 1000).toFixed(1) + " s: " + name);
const mark = (name) => fetch(todo.base + ".mark/" + name);

// put puts a text into the box, as pasting does, and waits for the answer.
async function put(page, text) {
  return page.evaluate(async (text) => {
    const input = document.getElementById("input"), answer = document.getElementById("answer");
    answer.replaceChildren();
    const begin = performance.now();
    const done = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (!answer.hasChildNodes() || answer.querySelector(".busy")) return;
        watch.disconnect();
        resolve(performance.now() - begin);
      });
      watch.observe(answer, { childList: true });
    });
    input.value = text;
    input.form.requestSubmit();
    return done;
  }, text);
}

async function audit(page, name) {
  await page.evaluate(axe);
  for (const scheme of ["light", "dark"]) {
    for (const width of [375, 1280]) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      if (todo.shots) await page.screenshot({ path: join(todo.shots, [name, scheme, width].join("-") + ".png"), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) seen.axe.push([name, scheme, width, "is wider than the screen by", wide].join(" "));
      if ((scheme === "light") !== (width === 375)) continue; // each scheme and each width once
      const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      for (const v of found.violations) {
        if (["serious", "critical"].includes(v.impact)) seen.axe.push([name, scheme, width, v.id, v.nodes[0].html, v.nodes[0].failureSummary].join(" "));
      }
    }
  }
}

const body = '{"errcode":88,"errmsg":"ding talk error[subcode=60011,submsg=没有调用该接口的权限，接口权限申请参考：https://open.dingtalk.com/document/x]","sub_code":"60011","request_id":"16k8xcyz0w1jz"}';
const log = Array.from({ length: 60 }, (_, n) => "2026-11-29 12:00:" + String(n).padStart(2, "0") + ' ERROR call failed {"errcode":' + [40014, 60011, 88, 90018, 33012, 60121][n % 6] + ',"errmsg":"x"}').join("\n");

stage("The first answer");
// The first answer, and those behind it.
await mark("home");
const page = await open("en/index.html");
// Who passes by with the keyboard uses nothing.
const passed = new Set();
for (let n = 0; n < 30; n++) {
  await page.keyboard.press("Tab");
  passed.add(await page.evaluate(() => document.activeElement.id));
}
seen.said.passed = [...passed].join(" ");
await mark("used");
seen.times.first = await put(page, body);
const later = [];
for (let n = 0; n < 21; n++) later.push(await put(page, body.replace("60011", String(60011 + n % 3))));
seen.times.later = later.sort((a, b) => a - b)[10];
seen.said.answer = await page.$eval("#answer", (e) => e.textContent);
await page.click(".copy button");
await page.waitForFunction(() => document.querySelector(".copy [role=status]").textContent);
seen.said.copied = await page.evaluate(() => navigator.clipboard.readText());
seen.said.links = await page.$$eval("#answer a.id", (all) => all.map((a) => a.href));
seen.said.shut = await page.workers()[0].evaluate(() => ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "Worker", "indexedDB", "caches"].filter((name) => typeof self[name] !== "undefined"));
await audit(page, "answer");

stage("A log: a table");
// A log: a table, and the rest when asked for.
await put(page, log);
seen.said.log = await page.$eval("#answer table", (e) => e.textContent);
await audit(page, "log");
await page.click("details.rest summary");
await page.waitForSelector("details.rest section");
seen.said.rest = await page.$$eval("details.rest section", (all) => all.length);

stage("A crash is said");
// A crash is said in a sentence, and the next answer comes all the same.
await page.workers()[0].evaluate(() => { self.dterr = undefined; });
await put(page, body);
seen.said.crash = await page.$eval("#answer", (e) => e.textContent);
await put(page, body);
seen.said.after = await page.$eval("#answer", (e) => e.textContent);

stage("A few words are");
// A few words are read as codes; nothing found is said.
await mark("search");
await put(page, "40014");
seen.said.code = await page.$eval("#answer", (e) => e.textContent);
await put(page, "qqqqqqqqqq");
seen.said.nothing = await page.$eval("#answer", (e) => e.textContent);

stage("A large log as");
// A large log as a file, and one that is stopped.
const large = (log + "\n" + "2026-11-29 12:01:00 INFO nothing to see here, all is well, the request took 12 ms\n".repeat(400)).repeat(Math.ceil((19 << 20) / 37_000)).slice(0, 19 << 20);
async function drop(stop) {
  return page.evaluate(async (large, stop) => {
    const answer = document.getElementById("answer"), file = document.getElementById("file");
    answer.replaceChildren();
    const given = new DataTransfer();
    given.items.add(new File([large], "app.log"));
    const begin = performance.now();
    let most = 0;
    file.files = given.files;
    file.dispatchEvent(new Event("change"));
    while (!answer.hasChildNodes() || answer.querySelector(".busy")) {
      const bar = answer.querySelector("progress");
      if (bar) most = Math.max(most, bar.value);
      if (stop && bar && bar.value > 0) answer.querySelector(".busy button").click();
      await new Promise((r) => setTimeout(r, 20));
    }
    return { ms: performance.now() - begin, most, text: answer.textContent };
  }, large, stop);
}
const whole = await drop(false);
seen.times.large = whole.ms;
seen.said.progress = whole.most;
seen.said.large = whole.text.slice(0, 200);
seen.said.stopped = (await drop(true)).text.slice(0, 200);

stage("What is hostile, in");
// What is hostile, in the page.
for (const text of todo.hostile.map((t) => Buffer.from(t, "base64").toString()).filter((t) => t.trim())) {
  await put(page, text);
  seen.inserted.push(...await page.$$eval("#answer *", (all) => all.map((e) => "<" + [e.localName, ...[...e.attributes].map((a) => a.name)].join(" ") + ">")));
}
seen.inserted = [...new Set(seen.inserted)];
seen.said.url = page.url();
await page.close();

stage("The robot's sign");
// The robot's sign.
const robot = await open("zh/index.html");
await robot.type("#robot [name=url]", "https://oapi.dingtalk.com/robot/send?access_token=" + "0123456789abcdef".repeat(4) + "&timestamp=" + Date.now() + "&sign=" + encodeURIComponent(btoa("x".repeat(32))));
await robot.type("#robot [name=secret]", "SEC5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957");
await robot.click("#robot button");
await robot.waitForSelector("#verdict section");
seen.said.verdict = await robot.$eval("#verdict", (e) => e.textContent);
seen.said.kept = await robot.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length].join("|"));
await robot.close();

stage("Without a network");
// Without a network that is said, and the next answer comes all the same. What the browser
// complains about there is no fault of the page.
const away = await browser.newPage();
await away.goto(todo.base + "en/index.html", { waitUntil: "load" });
await away.setOfflineMode(true);
await put(away, body);
seen.said.offline = await away.$eval("#answer", (e) => e.textContent);
await away.setOfflineMode(false);
await put(away, body);
seen.said.online = await away.$eval("#answer", (e) => e.textContent);
await away.close();

stage("Who turns to the box");
// Who turns to the box finds the program there when the text is.
await mark("turned");
const turned = await open("en/index.html");
await turned.click("#input");
while (!await turned.workers()[0]?.evaluate(() => "dterr" in self).catch(() => false)) await new Promise((r) => setTimeout(r, 20));
seen.times.turned = await put(turned, body);
await turned.close();

stage("The search: as");
// The search: as somebody types, with the keyboard.
const find = await open("en/index.html");
await find.type("#search", "yanqian");
await find.waitForSelector("#hits a");
seen.said.hits = await find.$$eval("#hits a", (all) => all.map((a) => a.textContent));
await audit(find, "search");
await find.focus("#search");
await find.keyboard.press("ArrowDown");
await find.keyboard.press("ArrowDown");
await find.keyboard.press("ArrowUp");
seen.said.focus = await find.evaluate(() => document.activeElement.textContent);
await Promise.all([find.waitForNavigation(), find.keyboard.press("Enter")]);
seen.said.landed = find.url();
await audit(find, "entry");
await find.close();

const home = await open("zh/index.html");
await audit(home, "home");

stage("A page of each kind");
for (const path of todo.kinds) {
  const one = await open(path);
  await audit(one, path.replace(/\W+/g, "-"));
  await one.close();
}

stage("All fixtures, in");
// All fixtures, in a worker of their own.
seen.answers = await home.evaluate(async (cases, base) => {
  const worker = new Worker(base + "assets/worker.js?box");
  const answers = [];
  for (const [id, c] of cases.entries()) {
    const raw = new File([Uint8Array.from(atob(c.input), (x) => x.charCodeAt(0))], "stdin");
    worker.postMessage({ id, name: "explain", args: { file: raw, options: { lang: c.lang, base: "../", source: "stdin", columns: 0, now: c.at } } });
    const answer = await new Promise((done, fail) => {
      worker.onerror = (e) => fail(new Error(c.name + ": " + e.message));
      worker.onmessage = ({ data }) => data.progress === undefined && (data.error ? fail(new Error(c.name + ": " + data.error)) : done(data.result));
    });
    const tags = document.createElement("template");
    tags.innerHTML = answer.html;
    answers.push({ name: c.name, markdown: answer.markdown, html: answer.html, tags: [...new Set([...tags.content.querySelectorAll("*")].map((e) => "<" + [e.localName, ...[...e.attributes].map((a) => a.name)].join(" ") + ">"))] });
  }
  worker.terminate();
  return answers;
}, todo.cases, todo.base);
await browser.close();
process.stdout.write(JSON.stringify(seen));
