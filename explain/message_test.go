package explain_test

import (
	"testing"

	"github.com/dterr/dterr/explain"
)

// What stands without a code is told by its message where the words around it, or the
// message itself, say that it is DingTalk's; want is the entry, or the title of a
// message without one.
func TestMessages(t *testing.T) {
	tests := []struct{ in, want string }{
		{"钉钉机器人推送不了\n\n报错如下：\n\n    sign not match, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]\n", "robot/310000"},
		{"部署后收不到钉钉消息，日志里只有一行\n\n`keywords not in content, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]`\n", "robot/310000"},
		{"time=2026-06-01T10:00:00+08:00 level=ERROR msg=\"dingtalk notify\" err=\"token is not exist\"\n", "robot/300005"},
		{"level=warn ts=2026-06-01T10:00:00Z caller=notify.go:32 component=dingtalk msg=\"send failed\" respMsg=\"机器人发送签名过期；签名生成时间和发送时间请保持在 timestampms 以内\"\n", "robot/310000"},
		{"使用钉钉登录失败，页面提示：\n> 不存在的临时授权码\n\n请问什么原因", "oapi/40078"},
		{"钉钉免登报错 “不合法的oauth_code”", "oapi/40029"},
		{"集成钉钉审批，发起时弹窗：“发起审批实例失败，错误原因为【系统错误:审批表单缺少必填信息:出差天数】”", "oapi/820001"},
		{"DingTalkException: 不合法的access_token\n\tat com.acme.ding.Client.call(Client.java:33)\n", "oapi/40014"},
		{"com.acme.DingTalkApiException: 请求的部门id不在授权范围内", "oapi/50004"},
		{"同步钉钉通讯录时日志打印：获取部门列表失败，请求的部门id不在授权范围内", "oapi/50004"},
		{"钉钉回调地址保存时提示 返回文本非success，如何处理？", "oapi/71009"},
		{"钉钉开放平台配置回调 URL，点保存后：\n\n**HTTP请求结果校验返回字段值失败**\n\n代码是官方 demo", "A field of the callback endpoint's response is wrong"},
		{"在钉钉开发者后台保存请求网址，报「URL地址在安全黑名单中不允许使用」", "The URL of the callback may not be used"},
		{"点击验证连接通道之后弹出 Stream模式接入失败，请参考Stream模式SDK接入指南", "The developer console sees no Stream connection"},
		{"Stream模式接入失败,请参考Stream模式SDK接入指南", "The developer console sees no Stream connection"},
		{"[DingTalk][AICard] 投放卡片失败: spaceId is illegal\n", "The id of the space to which a card goes is wrong"},
		{`{"success":true,"result":{"deliverResults":[{"spaceType":"IM_ROBOT","success":false,"errorMsg":"spaceId is illegal"}],"outTrackId":"card_1"}}`, "The id of the space to which a card goes is wrong"},
		{"机器人在群里 @ 它没有反应，只回了一句“由于系统维护，@能力暂不可用，由此带来的不便非常抱歉。”", "The robot's answers to mentions are switched off"},
		{"dws doc read --node AbCdEf\nError: 当前节点不是钉钉在线文档（扩展名=adoc），当前文档类型：dlink\n", "The node is no online document and cannot be read so"},
		{"dws drive download --node x --space-id y\nError: 指定的文件或文件夹不存在，请确认 fileId 正确且该文件未被删除\n", "The drive has no such file or folder"},
		{"Uncaught (in promise) Error: Not in DingTalk PC webview\n    at invoke (dingtalk.open.js:12)\n", "The page was not opened in DingTalk's client"},
		{"panic: HandlerNotRegistedForTypeTopic_CALLBACK_/v1.0/im/bot/messages/get", "The Stream client has no handler for this topic"},
		{"创建钉钉待办任务，提示“EXTRA string=call hsf service result error: task existed, string= and taskId is 1f0c”", "A to-do task of this source exists already"},
		{"小程序开发者工具里调试，提示：抱歉，你不在应用的可使用范围内，请联系管理员修改配置", "The person is outside the range of those who may use the app"},
		{"【钉钉】接口调用失败：访问ip不在白名单之中", "oapi/60020"},
		{"钉钉接口提示 没有调用该接口的权限", "oapi/60011"},
		{`dingtalk webhook returns: "description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;link:请参考本接口对应文档查看机器人安全设置"`, "robot/310000"},
		{"error: dingtalk api: The operator has no permission.", "api/permissionDenied"},
		{"dingtalk: create event failed: Cannot query schedule for more than 90 days.", "api/invalidParameter"},
		{"[dingtalk] update live failed: this live not exist, please check liveId", "api/liveNotExist"},
		{"$ tool doc list\nloading\nError: 未登录或授权已经失效，请使用`dws auth`进行登录授权\nexit status 2\n", "mcp/NO_AUTH"},
		{"钉钉小程序真机预览报错，无权跨域调用，域名已经加过了", "The mini program may not ask this domain"},
		{"在钉钉里预览审批附件，提示图片已被删除", "A picture among the attachments of an approval was not authorised"},
		{"钉钉自有OA审批接口提示“无操作审批流权限”", "Calls of DingTalk's approvals and of an app's own are mixed"},
		{"ERROR: 钉钉机器人发生错误：send forbidden", "The robot refused the message"},
		{"日志：[DingTalk][Normal] 发送失败: 错误描述:机器人权限校验不通过;解决方案:请检查机器人的归属;参考链接:无", "The robot does not belong to the app of the token"},
		{"openyida 日志显示「🔐 登录态失效，正在打开浏览器扫码登录...」，之后命令失败", "The login to Yida has lapsed"},
		{"钉钉小程序打开后提示：网络请求失败：4\n", "A mini program's network request fails as it opens in DingTalk"},
		{"[dingtalk] upload to OSS failed: RequestTimeTooSkewed\n", "The information for the upload has expired"},
		{"钉盘上传文件到 OSS 返回 SignatureDoesNotMatch，用的是钉钉接口\n", "The signature of the upload to OSS does not match"},
		{"ERROR: 钉钉机器人消息发送失败：invalid timestamp", "robot/310000"},
		{"<p>钉钉接口返回：<code>不合法的access_token</code></p>\n", "oapi/40014"},
		{"Q: 钉钉扫码登录报“不存在的临时授权码”怎么办？\n", "oapi/40078"},
		{"me.zhyd.oauth.exception.AuthException: 不存在的临时授权码 [DINGTALK]\n", "oapi/40078"},
		{"点击之后钉钉客户端弹窗「不存在的临时授权码」\n", "oapi/40078"},
		{"{\"level\":\"error\",\"ts\":1780300000.1,\"msg\":\"dingtalk send failed\",\"error\":\"不合法的access_token\"}\n", "oapi/40014"},
		{"Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n    bot.send_text(\"hi\")\n  File \"ding.py\", line 9, in send_text\n    raise DingTalkError(\"sign not match\")\nding.DingTalkError: sign not match\n", "robot/310000"},
		{"screenshot text:\n钉钉\n提示\n不合法的access_token\n确定\n", "oapi/40014"},
		{"钉钉扫码登录，报【不存在的临时授权码】\n", "oapi/40078"},
		{"升级框架之后钉钉扫码登录报错【不存在的临时授权码】\n换回旧版就好\n", "oapi/40078"},
		{"- DingTalk OpenAPI 群聊发送失败（robot 不存在）\n- webhook 可以发\n", "api/resource.not.found"},
		{"dingtalk: send failed (robot 不存在)\n", "api/resource.not.found"},
		{"钉钉登录时页面提示（不存在的临时授权码）\n", "oapi/40078"},
		{"钉钉机器人发送签名不匹配\n", "robot/310000"},
		{"给动物园看板改了通知的代码\n\nzoo: invalid timestamp, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]\n时间戳写成了全局变量\n再也不变\n", "robot/310000"},
		{"notify=zoo desc:keywords not in content, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]\n", "robot/310000"},
		{"调用钉钉宜搭的接口，提示 应用不存在\n", "api/applicationNotExist.application.applicationNotExits"},
		{"钉钉小程序里 uni.login 返回 {errMsg: 'login:fail corpId is required'}\n", "The code for a silent login was asked for without a corpId"},
		{"企业微信和钉钉都试了，钉钉报：没有调用该接口的权限\n", "oapi/60011"},
		{"level=info ts=2026-06-01T10:00:00Z caller=entry.go:22 uri=http://ding-relay:8060/dingtalk/night/send resp_status=404 resp_bytes_length=19 msg=\"request complete\"\n", "The relay of the alerts has no target of this name"},
		{"level=error component=dispatcher err=\"night/webhook[0]: notify retry canceled due to unrecoverable error after 1 attempts: unexpected status code 404: http://ding-relay:8060/dingtalk/night/send: Not Found\"\n", "The relay of the alerts has no target of this name"},
		{"level=error component=dispatcher msg=\"Error on notify\" err=\"cancelling notify retry for \\\"webhook\\\" due to unrecoverable error: unexpected status code 400 from http://ding-relay:8060/dingtalk/night/send\"\n", "The relay of the alerts took the message but could not send it"},
		{"level=error component=dispatcher err=\"night/webhook[0]: notify retry canceled after 9 attempts: Post \\\"http://ding-relay:8060/dingtalk/night/send\\\": dial tcp: lookup ding-relay on 192.0.2.10:53: no such host\"\n", "The relay of the alerts was not reached, nor was DingTalk"},
		{"level=error component=dispatcher err=\"night/webhook[0]: notify retry canceled after 9 attempts: Post \\\"http://ding-relay:8060/dingtalk/night/send\\\": context deadline exceeded\"\n", "The relay of the alerts was not reached, nor was DingTalk"},
		{`{"processQueryKey":"q1","invalidStaffIdList":[],"flowControlledStaffIdList":["zoo01"]}`, "The robot's message did not go to those who are throttled"},
		{`{"processQueryKey":"q1","invalidStaffIdList":["zoo01"],"flowControlledStaffIdList":[]}`, "The robot's message did not go to people whose userId is invalid"},
		{"后台配置钉钉机器人，保存时提示：消息接收地址校验失败（请确保公网可访问该地址）", "The developer console did not reach the robot's address for messages"},
		{"钉钉400, 参数无效 request id: 5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F\n", "HTTP 400, a message, but no code"},
		{"钉钉400, 没有调用该接口的权限 request id: 5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F\n", "api/Forbidden.AccessDenied.AccessTokenPermissionDenied"},
		{"钉钉 H5 微应用打开是白的\nUncaught ReferenceError: dd is not defined\n    at index.js:7\n", "The page does not load DingTalk's client API"},
		{"Error: Do not support the current environment:notInDingTalk", "The page was not opened in DingTalk's client"},
		{"java.security.InvalidKeyException: Illegal key size\n\tat com.acme.DingTalkEncryptor.decrypt(DingTalkEncryptor.java:9)\n", "This JVM does not allow AES with 256 bits"},
		{"com.acme.ding.DingTalkEncryptException: 签名不匹配\n", "callback/900005"},
		{"钉钉回调报错：签名不匹配\n", "callback/900005"},
	}
	for _, tt := range tests {
		all := findings(t, []byte(tt.in))
		if len(all) != 1 {
			t.Errorf("%q: %d findings", tt.in, len(all))
			continue
		}
		if f := all[0]; f.Primary != tt.want && f.Title.EN != tt.want || len(f.Codes) > 0 {
			t.Errorf("%q: %v %s, %s", tt.in, f.Codes, f.Primary, f.Title.EN)
		}
	}
}

// The same words of others, of source code, of tables and of those who talk about them
// are not DingTalk's.
func TestMessagesOfOthers(t *testing.T) {
	for _, in := range [...]string{
		"400, 动物园不开 request id: 5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F\n",
		"钉钉 200, 动物园开了 request id: 5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F\n",
		"钉钉 1400, 动物园不开 request id: 5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F\n",
		"钉钉 400, 动物园不开 request id: \n",
		"level=info uri=http://ding-relay:8060/dingtalk/night/send resp_status=200 msg=\"request complete\"\n",
		"钉钉 {\"flowControlledStaffIdList\":[]}",
		"receivers:\n- name: night\n  webhook_configs:\n  - url: http://ding-relay:8060/dingtalk/night/send\n",
		"Uncaught ReferenceError: dd is not defined\n    at index.js:7\n",
		"java.security.InvalidKeyException: Illegal key size\n\tat com.acme.WXBizMsgCrypt.decrypt(WXBizMsgCrypt.java:9)\n",
		"企业微信回调注册失败\n提示：签名校验失败\n",
		"微信支付提示 签名校验失败",
		"飞书机器人 sign match fail or timestamp is not within one hour from current time",
		"invalid timestamp",
		"Error: invalid timestamp\n    at parse (/app/node_modules/dayjs/index.js:1:2)\n",
		"前端报错 参数错误，不知道哪里的问题",
		"系统繁忙，请稍后再试",
		"后台一直提示 系统繁忙",
		"未知错误",
		`{"success":false,"error":"未知错误"}`,
		`{"code":500,"msg":"系统异常"}`,
		"注册失败！\n原因：手机号已存在",
		"用户不存在",
		"cannot open file: permission denied",
		"dingtalk: open /etc/dingtalk.yml: permission denied\n",
		"dingtalk.go:33: no such file or directory",
		"kafka: client has run out of available brokers, dingtalk consumer",
		"spaceId is illegal",
		"confluence api error: spaceId is illegal for this page",
		`{"errors":[{"message":"spaceId is illegal"}]}`,
		"\"error.space\": \"spaceId is illegal\",\n\"error.token\": \"不合法的access_token\",\n",
		"case 40014:\n    return \"不合法的access_token\";\n",
		"| 钉钉错误 | 说明 |\n| --- | --- |\n| 不合法的access_token | 重新获取 |\n",
		"// 钉钉返回 不合法的access_token 时重新获取\nrefresh();\n",
		"钉钉文档说明：如果提示“Stream模式接入失败”，表示没有启动客户端。",
		"修复：钉钉提示 不合法的access_token 时没有重试的问题",
		"钉钉看门插件 2.3.0\n- 修复 errcode 310000 时没有重试的问题\n- 新增 310000 报错的说明\n",
		"## Changelog\n- fix dingtalk error \"sign not match\"\n- fix wecom error \"invalid access_token\"\n",
		"飞书：该应用已停用\n",
		"支付宝小程序报错：该应用不在可使用范围内",
		"clientId or clientSecret is null",
		"keycloak startup failed: clientId or clientSecret is null\n",
		"企业微信提示：你不在该应用的可见范围内",
		"微信开发者工具提示：操作的文件已删除/不存在",
		"操作的文件已删除/不存在",
		"ERROR: template not exist",
		"The device is offline.",
		"error: The device is offline.",
		"IoT platform error: The device is offline. (tuya)",
		"File type is not supported.",
		"You have sent too many requests.",
		"openai error: You have sent too many requests. 钉钉机器人里看到的",
		"钉钉群机器人转发告警：用户不存在",
		"[告警] 支付服务 报错：签名校验失败  来自钉钉群",
		"const messages = {\n  dingtalk: \"钉钉\",\n  signError: \"签名校验失败\",\n}\n",
		"dingtalk.error.sign=签名不匹配\n",
		"在钉钉工作台里打开门户，提示 应用不存在\n",
		"钉钉审批（不存在的临时授权码）的说明见下页\n",
		"支付宝登录报【不存在的临时授权码】\n第二行\n第三行\n第四行\n",
		"zoo: invalid timestamp, more: [https://zoo.example/help]\na\nb\nc\n",
		"微信小程序里 uni.login 返回 {errMsg: 'login:fail corpId is required'}\n",
		"由于系统维护，服务暂不可用，由此带来的不便非常抱歉。",
		"LDAP 和钉钉都配置了，但是登录提示 用户名或密码错误",
		"var (\n\tErrToken = errors.New(\"不合法的access_token\") // dingtalk\n\tErrSign = errors.New(\"sign not match\") // dingtalk\n)\n",
		"export const dingtalkError = new Error(\"不合法的access_token\")\n",
		"require https",
		"服务启动\n2026-01-01 ERROR Token验证失败\n重试\n重试\n",
		"mcp server\nError: 未找到指定工具\nat call\nat run\n",
		"支付宝小程序真机预览报错，无权跨域调用",
		"抱歉，您不在该机器人对话功能的白名单当中！\n\n更新之后钉钉老弹这个问题\n",
		"不管怎么连接，页面上都提示“钉钉连接未就绪，请稍后重试。”\n",
		"获取钉钉用户列表失败：Key: 'DeptDetailUserInfo.DeptId' Error:Field validation for 'DeptId' failed on the 'min' tag\n",
		"同步钉钉用户失败，提示“转换钉钉部门数据失败：record not found”\n",
		"me.zhyd.oauth.exception.AuthException: Illegal code [DINGTALK]\n",
		"me.zhyd.oauth.exception.AuthException: invalid code [WECHAT_ENTERPRISE]\n",
		"用 easywechat 调企业微信，报错：不合法的access_token\n",
		"钉钉里点开报表，显示：参数错误，请联系报表管理员\n",
		"钉钉正常，企业微信弹窗「不合法的oauth_code」\n",
		"<p>企业微信接口返回：<code>不合法的access_token</code></p>\n",
		"钉钉登录正常，企业微信登录提示：不合法的oauth_code",
	} {
		for _, f := range findings(t, []byte(in)) {
			if f.Platform == explain.DingTalk {
				t.Errorf("%q: %v %s, %s", in, f.Codes, f.Primary, f.Title.EN)
			}
		}
	}
}
