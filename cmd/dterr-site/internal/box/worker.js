// The worker: it loads one of the site's programs, named behind the ? of its address, and
// then answers calls. A call is {id, name, args}; answers are {id, progress}, {id, result}
// and {id, error, absent}, the last where the program did not arrive. {ended, error, absent}
// says that no more will come.
"use strict";

// The program is on its way while the script that runs it is fetched.
const program = self.location.search.slice(1);
const packed = /^[a-z]+$/.test(program) ? fetch(program + ".wasm.gz") : Promise.reject(new Error("no program"));
packed.catch(() => {}); // load tells it

// shut takes away whatever could reach another host or keep something. The policy of the
// page says the same, but a worker that came from an address does not inherit it.
function shut() {
  const names = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts", "Worker",
    "SharedWorker", "BroadcastChannel", "indexedDB", "caches", "FileSystemSyncAccessHandle"];
  for (const name of names) {
    for (let on = self; on; on = Object.getPrototypeOf(on)) delete on[name];
    Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });
  }
}

// unpacked gives what a stream of gzip holds. Some hosts tell by the name that a file is
// packed, so that the browser has unpacked it before: then it is given as it is.
async function unpacked(stream) {
  const reader = stream.getReader();
  const { value: first = new Uint8Array() } = await reader.read();
  const whole = new ReadableStream({
    start(to) { to.enqueue(first); },
    async pull(to) {
      const { done, value } = await reader.read();
      if (done) to.close();
      else to.enqueue(value);
    },
  });
  return first[0] === 0x1f && first[1] === 0x8b ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

// arrived gives the program, packed; the script that runs it has run then.
let absent = false;
async function arrived() {
  try {
    importScripts("wasm_exec.js");
    const response = await packed;
    if (!response.ok) throw new Error("HTTP " + response.status);
    return response.body;
  } catch (error) {
    absent = true;
    throw error;
  }
}

async function load() {
  const stream = await arrived();
  const go = new Go();
  const streamed = new Response(await unpacked(stream), { headers: { "Content-Type": "application/wasm" } });
  const { instance } = await WebAssembly.instantiateStreaming(streamed, go.importObject);
  shut();
  go.run(instance).then(() => postMessage({ ended: true }));
  if (!asked) rehearsals[program]?.();
}

// rehearsals run a program once while nobody waits: an engine compiles what runs when it
// first does, which is most of the time that a first answer takes.
const rehearsals = {
  box() {
    const options = { lang: "en", base: "", source: "", columns: 80, now: 0 };
    dterr.explain(new TextEncoder().encode('{"errcode":88,"sub_code":"60011","sub_msg":"x"}'), options, () => {}, () => {});
  },
  search() { dterr.search("token", { lang: "en", base: "" }); },
};
let asked = false;

const loaded = load();
// The calls tell what went wrong; without one until now, the page forgets this worker.
loaded.catch((error) => asked || postMessage({ ended: true, error: said(error), absent }));

const said = (error) => String(error && error.message || error);

const calls = {
  async explain({ file, text, options }, id) {
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text);
    return new Promise((done) => dterr.explain(bytes, options, (n) => postMessage({ id, progress: n / bytes.length }), done));
  },
  async stop() { return dterr.stop(); },
  async rest() { return dterr.rest(); },
  async robot({ fields, options }) { return dterr.robot(fields, options); },
  async named({ query, options }) { return dterr.named(query, options); },
  async search({ query, options }) { return dterr.search(query, options); },
};

onmessage = async ({ data: { id, name, args } }) => {
  asked = true;
  try {
    await loaded;
    const result = await calls[name](args, id);
    postMessage(result && result.error ? { id, error: result.error } : { id, result });
  } catch (error) {
    postMessage({ id, error: said(error), absent });
  }
};
