// Speaks to a server with a client of TypeScript and fails unless all is as promised:
// node client.mjs PACKAGE MODE REVISION COMMAND [ARGUMENTS…]
// MODE is how the revision of the protocol is found: legacy by the handshake of old, auto
// by asking first, pin by taking none but this. REVISION is what has to come of it.
import assert from 'node:assert/strict';

const [name, mode, revision, command, ...args] = process.argv.slice(2);
const classic = name === '@modelcontextprotocol/sdk';
const { Client } = await import(classic ? `${name}/client/index.js` : name);
const { StdioClientTransport } = await import(classic ? `${name}/client/stdio.js` : `${name}/stdio`);

const versionNegotiation = { mode: mode === 'pin' ? { pin: revision } : mode };
const client = new Client({ name: 'test', version: '1' }, { capabilities: {}, versionNegotiation });
const transport = new StdioClientTransport({ command, args, env: { ...process.env, LC_ALL: 'C' } });
let told; // the classic client tells the revision to its transport only
transport.setProtocolVersion = (version) => { told = version; };
await client.connect(transport);
assert.equal(classic ? told : client.getNegotiatedProtocolVersion(), revision);
assert.equal(client.getServerVersion().name, 'dterr');

const { tools } = await client.listTools();
assert.equal(tools.length, 7);
assert.ok(JSON.stringify({ tools }).length <= 3600, 'tools/list is over its budget');

const call = (tool, given) => client.callTool({ name: tool, arguments: given });
for (const codes of ['40014', 40014, ['40014']]) {
  const answer = await call('dterr_lookup', { codes });
  assert.equal(answer.structuredContent.results[0].id, 'oapi/40014');
  assert.ok(answer.content[0].text.startsWith('oapi/40014 '));
}
const [one, other] = await Promise.all([
  call('dterr_explain', { text: '{"errcode":88,"sub_code":"60011","sub_msg":"x"}' }),
  call('dterr_explain', { text: { errcode: 40035, errmsg: 'x' } }),
]);
assert.equal(one.structuredContent.causes[0].primary, 'oapi/60011');
assert.equal(other.structuredContent.causes[0].primary, 'oapi/40035');

const log = '{"errcode":40014,"errmsg":"x"}\n'.repeat(50000);
const grouped = await call('dterr_explain', { text: log, full: true });
assert.equal(grouped.structuredContent.total, 1);
assert.equal(grouped.structuredContent.findings, 50000);

const refused = await call('dterr_lookup', { code: 1 });
assert.ok(refused.isError && refused.content[0].text.includes('"code"'));

const page = await client.readResource({ uri: 'dterr://oapi/40014' });
assert.equal(page.contents[0].mimeType, 'text/markdown');
const prompt = await client.getPrompt({ name: 'explain_dingtalk_error', arguments: { text: '{"errcode":40014}' } });
assert.equal(prompt.messages.length, 1);
await client.close();
console.log(`ok ${name} ${mode} ${revision}`);
