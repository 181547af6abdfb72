package cmd_test

import "strings"

// plainLines are ordinary lines of logs, documentation and source, none of which
// holds a secret.
func plainLines() []string {
	return strings.Split(strings.TrimSpace(`
token 已过期
token已失效，请重新登录
access_token 不存在或已过期
access_token 的有效期为 7200 秒
access_token 是调用接口的凭证
access_token 为必填参数
获取 access_token 失败，稍后重试
请使用 access_token 调用该接口
密码长度不能少于 8 位
密码必须包含字母和数字
密码错误次数过多，请 30 分钟后再试
密码不能为空
密码是必填项
密码为空
原密码不正确
两次输入的密码不一致
姓名不能为空
姓名长度不能超过 80 个字符
姓名是必填字段
姓名为必填字段
手机号格式不正确
手机号不能为空
手机号码在公司中已存在
手机号码必须为 11 位数字
手机号已被其他员工使用
邮箱格式不正确
邮箱已被占用
邮箱地址长度不能超过 64 个字符
工号重复
工号不能超过 64 个字符
用户ID不存在
用户ID不能为空
身份证号格式错误
身份证号必须为 18 位
地址不能为空
签名不匹配
签名校验失败，请检查时间戳
签名算法为 HmacSHA256
签名为空
令牌无效
令牌桶已满，限流中
密钥长度必须为 43 个字符
加密密钥只能包含英文和数字
应用密钥错误
授权码只能使用一次
授权码已被使用
会话ID不存在
群会话已解散
机器人编码不存在
昵称包含敏感词
卡号格式不正确
设备未激活
经度和纬度不能同时为空
WiFi名称不匹配
部门名称不能为空
部门名称重复
应用名称：考勤助手
接口名称：获取用户详情
字段名称: dept_id
参数名：size，类型：Integer
错误信息：参数不合法
错误原因：未授权
姓名：必填，String，员工姓名
手机号：选填，String
密码：必填，不少于 8 位
用户没有权限，请联系管理员
请在开发者后台查看 AppKey 和 AppSecret
请联系企业管理员开通权限
该员工已离职
该部门下还有员工，不能删除
本次调用的IP不在白名单内
您的企业未开通该服务
系统繁忙，请稍后再试
服务器内部错误
接口调用频率超过限制
消息内容不能为空
文件大小超过 20MB
时间范围不能超过 7 天
应用尚未开通所需的权限
钉钉开放平台的凭证分为 app token 与 user token
invalid access_token
invalid token
token expired
token is missing
token not found in cache
token bucket is empty, 20 requests per minute
the token is invalid or expired
Unexpected token < in JSON at position 0
Unexpected token u in JSON at position 0
SyntaxError: Unexpected token '}'
unexpected end of JSON input
invalid character '<' looking for beginning of value
token refresh scheduled in 7000 seconds
refresh token failed, try again
refreshing access token for app
access token cached for 7200 s
password is too short
password must contain a digit
password authentication failed for user
Access denied for user (using password: YES)
Access denied for user (using password: NO)
wrong username or password
authorization required
Authorization header is missing
Authorization failed
unauthorized
secret is not configured
secret rotation is due
secret not found in namespace default
no such secret
signature mismatch
signature does not match
signature algorithm HmacSHA256 expected
signature=HMAC-SHA256
signatureMethod=HMAC-SHA1
signature_method: HmacSHA256
sign_type=MD5
signType: RSA2
x-acs-signature-method: HMAC-SHA1
algorithm: AES/CBC/PKCS7Padding
encrypt mode AES-256-CBC
encryption failed
encrypt is required in the body
decrypt aes text error
ticket not exist
ticket has expired
jsapi_ticket is cached for 7200 seconds
session expired, please log in again
session timeout=30m
session not found
cookie is not set
Set-Cookie header ignored
cookies are disabled
name is required
name too long
name must be unique
name cannot be empty
name already exists
hostname app-server-01
filename=report-2026-11.xlsx
file name: export_20261129.csv
thread name: http-nio-8080-exec-1
class name: UserService
service name order-center
username is required
table name t_user not found
column name is ambiguous
bean name 'dingTalkClient' already defined
app name: attendance
queue name: ding-event
topic name=user-sync
address already in use
bind: address already in use
address family not supported by protocol
bad address
email address is not valid
mobile format error
mobile is invalid
phone number format is wrong
mobile=null
userid is not valid
userid not exist
userid list is too long, at most 100
user id must not be empty
unionid not found
invalid corpid
corpid and appkey do not match
invalid agentid
chatid does not exist
conversation not found
robotCode is required
device is offline
position out of range
position: absolute
remark is too long
latitude must be between -90 and 90
longitude out of range
userid: String, required, the user's id
mobile: String, optional, unique in the organisation
name: String, required, 1 to 80 characters
access_token: String, required
password: string
token: string
secret: string
email: string
userid: required
type UserRequest struct {
String token = client.getAccessToken();
String accessToken = tokenService.get(appKey);
token := os.Getenv("DINGTALK_TOKEN")
token = get_access_token()
const token = await getToken()
self.token = None
if token is None:
if (token == null) return;
return token;
password = input()
password = request.getParameter("password");
secret = config.get("secret")
headers.put("x-acs-dingtalk-access-token", accessToken);
headers['Authorization'] = token
req.setUserid(userId);
req.setMobile(mobile);
user.getName()
name = user.name
sign = hmac(secret, timestamp)
sign, err := Sign(timestamp, secret)
export DINGTALK_APP_SECRET=$APP_SECRET
appSecret: ${DINGTALK_APP_SECRET}
access_token=${ACCESS_TOKEN}
access_token=$TOKEN
access_token=ACCESS_TOKEN
access_token=xxxx
access_token=xxx&size=10
access_token={access_token}
access_token=<ACCESS_TOKEN>
access_token=your_access_token
Authorization: Bearer <token>
Authorization: Bearer ${TOKEN}
password=${DB_PASSWORD}
password=********
secret=****
token: null
token: undefined
token=None
token=false
password: [REDACTED]
password=<hidden>
redis.timeout=3000
spring.datasource.hikari.maximum-pool-size=20
server.port=8080
logging.level.root=INFO
dingtalk.agent-id=1000001
retry.max-attempts=3
content-type=application/json; charset=utf-8
Content-Type: application/json
Accept: */*
Cache-Control: no-cache
Connection: keep-alive
Transfer-Encoding: chunked
Host: oapi.dingtalk.com
Origin: https://app.example.com
java.lang.NullPointerException: token must not be null
java.lang.IllegalArgumentException: secret is empty
java.io.IOException: Server returned HTTP response code: 403
javax.net.ssl.SSLHandshakeException: PKIX path building failed
org.apache.http.conn.ConnectTimeoutException: Connect to oapi.dingtalk.com:443 failed
KeyError: 'access_token'
KeyError: 'userid'
TypeError: Cannot read properties of undefined (reading 'access_token')
AttributeError: 'NoneType' object has no attribute 'token'
TypeError: get_token() missing 1 required positional argument: 'secret'
panic: runtime error: index out of range [5] with length 3
x509: certificate signed by unknown authority
net/http: request canceled while waiting for connection
context deadline exceeded
connection reset by peer
broken pipe
Too many open files
OOMKilled
exit status 1
ECONNREFUSED
ETIMEDOUT
null
OK
`), "\n")
}
