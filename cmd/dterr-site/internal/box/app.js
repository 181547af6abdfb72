// The page's part of the paste box, the search field and the check of a robot's sign.
// Nothing is loaded before one of them is used; what is put in stays in this page and its
// workers: it is neither sent nor kept.
"use strict";

(() => {
  const zh = document.documentElement.lang.startsWith("zh");
  const say = (chinese, english) => (zh ? chinese : english);
  const base = document.querySelector('meta[name="dterr-base"]')?.content ?? "./";
  const byID = (id) => document.getElementById(id);

  // element makes an element with attributes and children; what is text stays text.
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  }

  // Program is one of the programs in a worker of its own. A program that ended or never
  // came is started anew by the next call.
  class Program {
    constructor(name) {
      this.name = name;
      this.next = 0;
      this.waiting = new Map();
    }

    start() {
      if (this.worker) return;
      this.worker = new Worker(base + "assets/worker.js?" + this.name);
      this.worker.onmessage = ({ data }) => this.hear(data);
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.end(event.message, !event.message); // a script that does not come says nothing
      };
    }

    hear({ id, progress, result, error, absent, ended }) {
      if (ended) {
        this.end(error, absent);
        return;
      }
      const call = this.waiting.get(id);
      if (!call) return;
      if (progress !== undefined) {
        call.progress?.(progress);
        return;
      }
      this.waiting.delete(id);
      if (error === undefined) {
        call.resolve(result);
        return;
      }
      call.reject(Object.assign(new Error(error), { absent }));
      this.end(error, absent);
    }

    // end gives the worker up; calls under way fail.
    end(why, absent) {
      this.worker?.terminate();
      this.worker = null;
      for (const call of this.waiting.values()) call.reject(Object.assign(new Error(why || say("程序意外结束", "the program ended")), { absent }));
      this.waiting.clear();
    }

    call(name, args, progress) {
      this.start();
      const id = this.next++;
      return new Promise((resolve, reject) => {
        this.waiting.set(id, { resolve, reject, progress });
        this.worker.postMessage({ id, name, args });
      });
    }
  }

  const box = new Program("box");
  const search = new Program("search");
  const sign = new Program("robot");

  // failure says in a sentence that a program did not come or broke down.
  const failure = (error) =>
    element("p", { class: "warn", role: "alert" }, error.absent
      ? say("没能下载网页用的程序。请检查网络后重试", "The program for this page did not arrive. Check the network and try again")
      : say("浏览器里的程序没能运行：", "The program did not run in this browser: ") + error.message.replace(/[.。]+$/, "") + say("。请重试", ". Try again"),
    say("；也可以在命令行用 dterr。", ", or use dterr on the command line."));

  // begins starts a program when somebody turns to its form, so that it is there when it
  // is asked. Tab alone only passes by, and so does a finger that scrolls: it is no click.
  function begins(form, program) {
    form.addEventListener("click", () => program.start());
    form.addEventListener("keydown", ({ key }) => key !== "Tab" && key !== "Shift" && program.start());
  }

  const options = (source = "stdin") => ({ lang: zh ? "zh" : "en", base, source, columns: columns(), now: Date.now() });

  // columns measures how many characters of a sheet fit beside each other.
  function columns() {
    const answer = byID("answer");
    if (!answer) return 0;
    const probe = element("pre", { class: "sheet probe", "aria-hidden": "true" }, "0".repeat(20));
    answer.append(probe);
    const width = probe.getBoundingClientRect().width / 20;
    probe.remove();
    return width > 0 ? Math.floor((answer.clientWidth - 36) / width) : 0;
  }

  // parsed makes nodes of the program's HTML, of which every text was escaped.
  function parsed(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  }

  // row is a hit of the search: its code and title, what matched lit up, and its kind.
  const row = (hit) =>
    element("li", {}, element("a", { href: hit.url }, element("code", {}, hit.id), " ", ...hit.title.map((part, n) => (n % 2 ? element("mark", {}, part) : part))),
      " ", element("span", { class: "dim" }, hit.kind));

  function explaining(form) {
    const most = 20 << 20;
    const input = byID("input");
    const answer = byID("answer");
    let run = 0; // the newest; answers of older ones are dropped

    const file = element("input", { type: "file", id: "file", class: "unseen", onchange: () => {
      if (file.files[0]) explain({ file: file.files[0] });
      file.value = "";
    } });
    const choose = element("label", { for: "file", class: "button" }, say("选择文件…", "Choose a file…"));
    form.append(element("p", { class: "choose" }, file, choose, " ", element("span", { class: "dim" }, say("或把日志拖到这里，最大 20 MB", "or drop a log here, 20 MB at most"))));

    async function explain(what) {
      const mine = ++run;
      const size = what.file ? what.file.size : what.text.length;
      if (size > most) {
        answer.replaceChildren(element("p", { class: "warn" }, say("超过 20 MB：请在命令行用 dterr scan。", "More than 20 MB: use dterr scan on the command line.")));
        return;
      }
      if (!what.file && !what.text.trim()) {
        answer.replaceChildren();
        input.focus();
        return;
      }
      const bar = element("progress", { max: "1", "aria-label": say("已读", "read") });
      const stop = element("button", { type: "button", onclick: () => {
        stop.disabled = true;
        box.call("stop").catch(() => {});
      } }, say("停止", "Stop"));
      const busy = element("p", { class: "busy" }, say("正在读…", "Reading…"), " ", bar, " ", stop);
      // What is quick needs no bar; a reader would only see it flash.
      const late = setTimeout(() => mine === run && answer.replaceChildren(busy), 150);
      answer.setAttribute("aria-busy", "true");
      try {
        const found = await box.call("explain", { ...what, options: options(what.file?.name) }, (part) => { bar.value = part; });
        if (mine === run) await show(found, stop.disabled, what.text);
      } catch (error) {
        if (mine === run) answer.replaceChildren(failure(error));
      } finally {
        clearTimeout(late);
        if (mine === run) answer.removeAttribute("aria-busy");
      }
    }

    async function show(found, stopped, text) {
      const parts = [];
      if (stopped) parts.push(element("p", { class: "warn" }, say("已停止，以下是停止前找到的。", "Stopped; this is what was found until then.")));
      if (found.html) {
        parts.push(parsed(found.html), copying(found.markdown));
      } else {
        parts.push(...await named(text));
      }
      answer.replaceChildren(...parts);
      answer.querySelector("details.rest")?.addEventListener("toggle", rest, { once: true });
    }

    // named says that nothing was found, and what a few words name or are about.
    async function named(text) {
      const nothing = element("p", {}, say("没有找到错误。可以把整个响应、异常或日志贴进来，或用搜索框按含义查找。", "No error was found. Paste the whole response, exception or log, or search by what it means."));
      const few = 200;
      if (!text || text.length > few) return [nothing];
      const { hits } = await search.call("named", { query: text, options: options() });
      return hits.length ? [element("ul", { class: "named" }, ...hits.map(row))] : [nothing];
    }

    async function rest({ target }) {
      try {
        target.append(parsed(await box.call("rest")));
      } catch (error) {
        target.append(failure(error));
      }
    }

    function copying(markdown) {
      const said = element("span", { role: "status", class: "dim" });
      const copy = element("button", { type: "button", onclick: async () => {
        try {
          await navigator.clipboard.writeText(markdown);
          said.textContent = say("已复制，凭证已打码", "copied, secrets masked");
        } catch {
          copy.replaceWith(element("textarea", { class: "markdown", readonly: true, rows: "8", "aria-label": "Markdown" }, markdown));
          said.textContent = say("请从上面复制", "copy it from above");
        }
      } }, say("复制为 Markdown", "Copy as Markdown"));
      return element("p", { class: "copy" }, copy, " ", said);
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      explain({ text: input.value });
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    input.addEventListener("input", (event) => {
      if (event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop") explain({ text: input.value });
    });
    begins(form, box);
    form.addEventListener("dragenter", () => box.start());
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      form.classList.remove("over");
      const dropped = event.dataTransfer.files[0];
      if (!dropped) return;
      event.preventDefault();
      explain({ file: dropped });
    });
  }

  function searching(field) {
    const list = byID("hits");
    const said = element("span", { role: "status", class: "unseen" });
    list.after(said);
    let run = 0;
    let open = null; // the search under way, so that Enter can wait for it

    async function find() {
      const mine = ++run;
      const query = field.value.trim();
      if (!query) {
        show([], "");
        return;
      }
      try {
        const { hits, guess } = await search.call("search", { query, options: options() });
        if (mine === run) show(hits, guess ? say("没有相符的，也许是：", "Nothing matches; a guess:") : hits.length ? "" : say("没有相符的错误码", "nothing matches"));
      } catch (error) {
        if (mine === run) list.replaceChildren(element("li", {}, failure(error)));
      }
    }

    function show(hits, note) {
      list.replaceChildren(...(note ? [element("li", { class: "dim" }, note)] : []), ...hits.map(row));
      said.textContent = note || (hits.length ? say(hits.length + " 个结果", hits.length + " results") : "");
    }

    const links = () => [...list.querySelectorAll("a")];
    function move(event, step) {
      const all = links();
      const at = all.indexOf(document.activeElement) + step;
      if (!all.length) return;
      event.preventDefault();
      if (at < 0) field.focus();
      else all[Math.min(at, all.length - 1)].focus();
    }

    begins(field, search);
    field.addEventListener("input", () => { open = find(); });
    field.addEventListener("keydown", async (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      await open;
      links()[0]?.click();
    });
    field.parentElement.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") move(event, 1);
      else if (event.key === "ArrowUp" && document.activeElement !== field) move(event, -1);
      else if (event.key === "Escape" && field.value) {
        field.value = "";
        open = find();
        field.focus();
      }
    });
  }

  function checking(form) {
    const verdict = byID("verdict");
    begins(form, sign);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const given = new FormData(form);
      const fields = Object.fromEntries(["url", "secret", "timestamp", "sign"].map((name) => [name, String(given.get(name) ?? "")]));
      try {
        verdict.replaceChildren(parsed(await sign.call("robot", { fields, options: options() })));
      } catch (error) {
        verdict.replaceChildren(failure(error));
      }
    });
  }

  document.head.append(element("link", { rel: "stylesheet", href: base + "assets/box.css" }));
  const paste = byID("paste");
  if (paste && byID("input") && byID("answer")) explaining(paste);
  const field = byID("search");
  if (field && byID("hits")) searching(field);
  const robot = byID("robot");
  if (robot && byID("verdict")) checking(robot);
})();
