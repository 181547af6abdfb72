package redact_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// ordinary are lines of logs, bodies, commands, sources and pages that hold
// nothing secret. In braces stands what a machine fills in: a number as long as
// a phone number, hexadecimal digits, a time.
const ordinary = `task_id={phone} finished
{"errcode":0,"task_id":{phone},"request_id":"{rid}"}
{"taskId":"{phone}","status":2}
taskId: {phone}, progress 40%
Content-Length: {phone}
< content-length: {n}
count {phone}, offset {phone}
thread-{phone} is blocked
pool-{n}-thread-{n} started
version {phone}.1
build {phone} of {date}
size={phone} used={phone} free={phone}
seq={phone} ack={phone}
cost {phone} ns
took {phone}ns, {n} ms
read {phone} bytes in {n} ms
{phone} bytes written
line {n}, column {n}: unexpected token
line {phone} of the log
port {n} is in use
pid {n} exited with 1
[{n}] ERROR job {phone} failed
jobId={phone} attempt={n}
timestamp={ms}&nonce=eSXP
"timestamp": {ms}, "expires_in": 7200
expireIn={n} issued_at={sec}
messageId={phone} seq={phone}
agent_id={phone} is not authorised
dept_id={phone} not found
部门 {phone} 不存在
任务ID：{phone}
第 {phone} 行出错
文件大小：{phone} 字节
耗时：{n} 毫秒，共 {phone} 条
版本号：{phone}
流水号：{phone}，金额：{phone}
errcode={n}, errmsg=ok
total: {phone}, size: {n}
row {phone} of table t_task
partition={n} offset={phone} lag={phone}
xid={phone} lsn={phone}
hashCode={phone}
0.{phone} 1{phone} {phone}1
at {date}T{time}.123+08:00
{date} {time}.123 INFO [main] started in {n} ms
{date} {time},123 WARN  c.e.demo.Client - retry {n}/3
[{date} {time}] production.ERROR: call failed
10.0.0.1 - - [29/Nov/2026:10:00:01 +0800] "POST /topapi/v2/user/get HTTP/1.1" 200 {n} "-" "curl/8.5.0"
Nov 29 10:00:01 app-01 java[{n}]: started
time="{date}T{time}Z" level=info msg=ready
md5={hex32}
MD5 (a.tar.gz) = {hex32}
sha1: {hex40}
sha256:{hex64}
sha256={hex64}
SHA256(a.tar.gz)= {hex64}
{hex64}  a.tar.gz
{hex64} *a.tar.gz
digest: sha256:{hex64}
image@sha256:{hex64}
nginx:1.25@sha256:{hex64}
etag: "{hex32}"
ETag: W/"{hex32}"
commit {hex40}
commit {hex40} (HEAD -> main, origin/main)
checksum {hex64} ok
crc32=5e1f0a9c
fingerprint {hex64}
文件摘要 {hex64}
trace_id={hex32} span_id=5e1f0a9c7b3d4826
x-acs-request-id: {uuid}
x-acs-trace-id: {hex32}
requestId={uuid}
request_id: {rid}
"requestid":"{uuid}"
EagleEye-TraceId: {hex32}
traceparent: 00-{hex32}-5e1f0a9c7b3d4826-01
signature=HMAC-SHA256
"signatureMethod":"HmacSHA256"
sign_type=md5
signType=RSA2
algorithm=AES-256-CBC
Signature: sha256WithRSAEncryption
alg: HS256, typ: JWT
token_type=bearer
"token_type":"Bearer"
grant_type=client_credentials
grantType=authorization_code
password_policy=strict
token_expire=7200
tokenExpireTime={ms}
secret_version=2
access_token_ttl: 7200
sign_version=1.0
userid_list is empty
userid is required
userId 不能为空
姓名不能为空
手机号格式不正确
密码长度不足
密码错误次数过多，请稍后再试
用户名或密码错误
令牌已失效，请重新获取
应用密钥与应用不匹配
获取令牌失败：{n}
签名不匹配
签名算法：HmacSHA256
备注：该接口已废弃
地址：无效
请求地址：https://oapi.dingtalk.com/gettoken
回调地址：https://a.example/callback
IP地址：10.0.0.1
职位：必填
昵称：长度不超过 32
工号：不能重复
用户ID：String，必填
验证码：已发送
授权码：已使用
凭证：无效
票据：已过期
邮箱：格式错误
电话：选填
身份证号：未填写
卡号：{n}
密钥：43位
access_token: 7200秒，过期后重新获取
账号：{n}个
验证码：6位数字
密码：8 到 20 位
/token/{phone}00000/refresh
sk-a-rather-long-name-of-a-thing-2
企业ID：不存在
设备号：未知
不合法的access_token
不合法的access_token: https://api.dingtalk.com/v1.0/zoo
access_token: java.net.SocketException
access_token: javax.crypto.AEADError
access_token: 192.0.2.7:8080
access_token is not valid (request id {rid})
invalid access_token, code=40014
appsecret 错误
the session was closed by the peer
token expired at {date}T{time}Z
tokens used: {phone}
max_tokens={n} prompt_tokens={n}
nextToken={phone}
pageToken={hex32}
"cursor":{phone},"hasMore":true
appKey={appkey} agentId={n}
clientId={appkey}
suiteKey=suiteq1w2e3r4t5y6u7i8
"scopes":["Contact.User.Read","qyapi_get_member"]
https://open.dingtalk.com/document/orgapp/obtain-the-access_token-of-an-internal-app
https://open-dev.dingtalk.com/appscope/apply?content={appkey}%23qyapi_get_member
GET /v1.0/contact/users/me HTTP/1.1
POST /topapi/message/corpconversation/asyncsend_v2
/v1.0/oauth2/accessToken -> 200
https://api.dingtalk.com/v1.0/oauth2/userAccessToken
https://a.example:8080/a/b?size={n}&page={n}#top
https://a.example/?code={n}&state=1
ws://127.0.0.1:{n}/stream
wss://wss-open-connection.dingtalk.com:443/connect
git clone git@gitlab.internal:a/b.git && cd b
mkdir -p a/b
ssh -p 2222 host
tar -czf a.tar.gz a
docker run -u 1000:1000 -p 8080:80 --name mysql mysql:8
mysql -u root -p shop
curl -sS -X POST https://oapi.dingtalk.com/gettoken -o out.json
curl -b cookies.txt -c cookies.txt https://a.example
redis-cli -h 127.0.0.1 -p 6379 ping
go test -run TestX -count 1 -p 2 ./...
openssl dgst -sha256 a.txt
ps -u root -o pid
grep -p token: a.log
npm i dingtalk-stream@1.3.12
pkg@1.2.x3 and java.lang.Object@1b2c3d
basic usage of the client
Basic authentication is not supported
the bearer token is missing
WWW-Authenticate: Basic realm="api"
WWW-Authenticate: Bearer error="invalid_token"
-----BEGIN CERTIFICATE-----
-----BEGIN PUBLIC KEY-----
client = Client(app_key, app_secret)
access_token = self.get_token()
String accessToken = client.getAccessToken();
token := os.Getenv("TOKEN")
secret: process.env.APP_SECRET
if (token == null) { throw new IllegalStateException("token"); }
const sign = crypto.createHmac('sha256', secret)
sign = base64(hmac_sha256(secret, timestamp))
private String password;
def __init__(self, token: str, secret: str):
{"access_token":"string","expires_in":"number"}
access_token=$ACCESS_TOKEN appsecret=${SECRET}
access_token=<token>&userid=<userid>
{"name":"不能为空","token":null,"secret":""}
"className":"com.example.demo.TokenService"
at com.example.auth.TokenProvider.getToken(TokenProvider.java:{n})
  File "/app/token.py", line {n}, in get_token
goroutine {n} [running]:
main.signRequest(0xc000{n}a0, 0x1)
Exception in thread "main" java.lang.NullPointerException
Caused by: com.dingtalk.api.ApiException: code: {n}, msg: ok
kubernetes pod web-5e1f0a9c7b-x2x9z restarted {n} times
node v18.17.0, npm 9.6.7, linux/amd64
192.168.138.1 and 138.1.2.3 and 2001:db8::138
location: 12.0,31 of 40, x
latitude is required, longitude is required
lat/lng out of range
mac address is malformed
email address is not verified
phone number is already taken
PWD=/root/app OLDPWD=/root HOME=/root
Cookie is not set
cookie: none
session not found
the user is not in the organisation, see sub_code {n}
errcode: 60020, 'not allow to access from your ip, hint: [16019356463553], from ip: 203.0.113.9'
{"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","requestId":"{rid}"}
{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"{uuid}"}
quota={phone} used={phone}
mem: {phone} kB
score={phone} weight={n}
epoch {n} loss 0.{phone}
block {phone} height {phone}
订单号：{phone}
消息ID：{phone}
实例ID：{phone}
错误码：{n}
行号：{phone}
共 {phone} 条记录
x = {n} * {n}`

// TestOrdinary reads ordinary lines. At most one of two hundred may change, none
// should.
func TestOrdinary(t *testing.T) {
	const rounds = 4
	r := rand.New(rand.NewPCG(5, 6))
	hexa := func(n int) string { return seeded(r, "0123456789abcdef", n) }
	lines := strings.Split(ordinary, "\n")
	all, touched := 0, 0
	for range rounds {
		fill := strings.NewReplacer(
			"{phone}", fmt.Sprintf("1%d%09d", 3+r.IntN(7), r.IntN(1_000_000_000)),
			"{n}", fmt.Sprint(1+r.IntN(9999)),
			"{hex32}", hexa(32), "{hex40}", hexa(40), "{hex64}", hexa(64),
			"{uuid}", strings.ToUpper(hexa(8)+"-"+hexa(4)+"-"+hexa(4)+"-"+hexa(4)+"-"+hexa(12)),
			"{rid}", "15r"+seeded(r, "0123456789abcdefghijklmnopqrstuvwxyz", 10),
			"{appkey}", "ding"+seeded(r, "0123456789abcdefghijklmnopqrstuvwxyz", 16),
			"{ms}", fmt.Sprint(1_763_860_800_123+r.Int64N(1_000_000_000)), "{sec}", fmt.Sprint(1_763_860_800+r.Int64N(1_000_000)),
			"{date}", fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28)), "{time}", fmt.Sprintf("%02d:%02d:%02d", r.IntN(24), r.IntN(60), r.IntN(60)),
		)
		for _, line := range lines {
			in := fill.Replace(line)
			all++
			if got := redact.New().Text(in); got != in {
				touched++
				t.Logf("changed\n  in  %s\n  got %s", in, got)
			}
		}
	}
	if all < 700 || touched*200 > all {
		t.Errorf("%d of %d lines changed", touched, all)
	}
}
